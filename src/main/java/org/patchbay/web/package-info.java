/**
 * HTTP manners, the same for every page and resource.
 *
 * <p>Here live the two applications, request ids and headers, problem documents, cursors,
 * idempotency keys, messages in the caller's language and the health check. Every boundary may
 * call; this room calls {@code fault}, {@code settings} and {@code tenant}, and no feature.
 */
package org.patchbay.web;
