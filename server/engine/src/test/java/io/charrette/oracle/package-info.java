/**
 * The reference implementation, real Yjs in a Node process, as a partner for tests. Read {@link
 * io.charrette.oracle.Oracle} first; its other half is {@code src/test/yjs/oracle.js}.
 */
@NullMarked
package io.charrette.oracle;

import org.jspecify.annotations.NullMarked;
