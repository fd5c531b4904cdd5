<#-- The look of the tenant that somebody is on the way to, when its owners show it here. The portal knows which: by a cookie of
     its own, so that nothing in this page's address decides what is loaded. Where PATCHBAY_BASE_URL is not set, nothing is. -->
<#macro content>
<#if (properties.portal!"")?matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")>
<link rel="stylesheet" href="${properties.portal}/look/sign-in.css">
</#if>
</#macro>
