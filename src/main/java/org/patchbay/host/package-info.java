/**
 * KVM hosts: registered by an administrator, observed by a recurring turn of their own.
 *
 * <p>Here live the register, the observation and the strangers that hosts carry. The rooms {@code
 * image}, {@code network}, {@code container} and those above may call; this room calls {@code
 * hypervisor} and {@code reconcile}.
 */
package org.patchbay.host;
