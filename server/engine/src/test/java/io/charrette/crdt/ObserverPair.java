package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Replica.Seen;
import io.charrette.oracle.Oracle;
import java.util.Arrays;
import java.util.List;

/**
 * Two replicas that never edit, one of ours and one of Yjs, which get the same updates in the same
 * order. They must have the same, to the byte, except that:
 *
 * <ul>
 *   <li>An operation may come in several versions – collected or not, or a pair of surrogates whole
 *       or parted. While one waits and another comes, the two may take different ones.
 *   <li>Yjs may let something wait that it could integrate: until the next update it looks only for
 *       one missing operation a client. Then ours must have all that Yjs has, and more.
 *   <li>What waited is integrated by Yjs in a transaction after that of the update which set it
 *       free, by us in the same one. So different structs may be joined, and a pair of surrogates
 *       that two deletions take half each of may be parted or not, and a format without effect may
 *       be deleted or not; all else about the operations must be the same.
 * </ul>
 *
 * Once one of these has happened the two may stay different: what Yjs cleans up of formats, joins
 * and parts depends on the order in which it integrates. Then, until nothing waits, only the known
 * and the deleted operations are compared, and a new pair goes on from there.
 */
final class ObserverPair {
  private final Oracle oracle;
  private final boolean gc;
  private final Tally tally;
  private Replica.Ours ours;
  private Replica.Theirs theirs;
  private boolean apart;
  private boolean hasWaited;
  private boolean otherVersions;

  ObserverPair(Oracle oracle, boolean gc, Tally tally) {
    this.oracle = oracle;
    this.gc = gc;
    this.tally = tally;
    this.ours = new Replica.Ours(7, gc);
    this.theirs = new Replica.Theirs(oracle, "observer", 7, gc);
  }

  /** Applies an update to both. */
  void apply(byte[] update) {
    prepareFor(update);
    ours.apply(List.of(update));
    theirs.take(update);
    apart |= !ours.vector().equals(theirs.vector());
  }

  /** Applies an update to both and compares all that can be seen of them. */
  void applyAndCompare(byte[] update) {
    prepareFor(update);
    ours.apply(List.of(update));
    Seen here = Seen.of(ours);
    Seen there = theirs.takeAndTell(update);
    apart |= !here.vector().equals(there.vector());
    assertThat(otherVersions || here.vector().covers(there.vector())).isTrue();
    assertThat(Dump.structs(here.state())).isEqualTo(Dump.structs(there.state()));
    if (!apart) {
      compare(here, there);
    } else if (isWaiting()) {
      tally.event("compared: known operations");
    } else {
      goOn(here.state());
    }
  }

  private boolean isWaiting() {
    return ours.document.pendingStructs() > 0;
  }

  private void prepareFor(byte[] update) {
    hasWaited |= isWaiting();
    otherVersions |= isWaiting() && Dump.differInVersion(ours.state(ours.vector()), update);
    apart |= otherVersions;
  }

  private void compare(Seen here, Seen there) {
    boolean whole = !isWaiting();
    boolean same =
        whole ? Arrays.equals(here.state(), there.state()) : isSameButForWaiting(here, there);
    if (same) {
      tally.event(whole ? "compared: every byte" : "compared: every byte but of what waits");
      assertThat(here.shape()).isEqualTo(there.shape());
    } else if (hasWaited) {
      tally.event("compared: every operation");
      assertThat(Dump.parted(here.shape())).isEqualTo(Dump.parted(there.shape()));
      assertThat(Dump.differences(here.state(), there.state(), here.vector())).isEmpty();
      apart = true;
    } else {
      assertThat(here.shape()).isEqualTo(there.shape());
      assertThat(Dump.of(here.state())).isEqualTo(Dump.of(there.state()));
      throw new AssertionError("the same structs in other bytes");
    }
  }

  private static boolean isSameButForWaiting(Seen here, Seen there) {
    return Dump.integrated(here.state(), here.vector())
            .equals(Dump.integrated(there.state(), here.vector()))
        && Dump.coverage(here.state()).equals(Dump.coverage(there.state()));
  }

  /** Goes on with a new pair. */
  private void goOn(byte[] from) {
    ours = new Replica.Ours(7, gc);
    theirs = new Replica.Theirs(oracle, "observer", 7, gc);
    apart = false;
    hasWaited = false;
    otherVersions = false;
    applyAndCompare(from);
  }

  StateVector vector() {
    return ours.vector();
  }
}
