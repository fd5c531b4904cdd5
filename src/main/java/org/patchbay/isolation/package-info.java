/**
 * Whether tenants are apart and nodes of one tenant together, proven from inside.
 *
 * <p>Here live the errands on which guests are sent, the judgement of what they found and of what
 * hosts have in force, and the alarm. Nothing is opened for it and nothing put right. {@code theme}
 * and the rooms beside it may call; this room calls {@code cluster} and the rooms below.
 */
package org.patchbay.isolation;
