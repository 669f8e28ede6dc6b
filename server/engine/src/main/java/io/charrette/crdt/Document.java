package io.charrette.crdt;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A replica of a shared document: named root types that can be edited here, and updates of other
 * replicas that are merged in. Replicas that have seen the same updates, in whatever order, are
 * equal.
 *
 * <pre>{@code
 * Document document = new Document();
 * document.onUpdate(network::send);
 * document.text("notes").insert(0, "Hello");
 * document.apply(Update.decode(received));
 * }</pre>
 *
 * <p>Not safe for use by several threads at once, and nothing that hangs on it is: shared types,
 * transactions, events. Observers and listeners are called in the thread that edits.
 */
public final class Document {
  /**
   * Up to so many bytes an attempted update that continues what is here counts as news as it came;
   * a longer one is encoded anew, without what it may have that says nothing.
   */
  private static final int AS_IT_CAME = 1024;

  private final DocumentOptions options;
  private final StructStore store = new StructStore();
  private final Pending pending = new Pending();
  private final StateEncoder encoder = new StateEncoder(store, pending);
  private final Map<String, Branch> roots = new LinkedHashMap<>();

  /** Replaced when a listener is added, so that a listener may add another. */
  private List<Consumer<byte[]>> updateListeners = List.of();

  private final ScanStamps stamps = new ScanStamps(store);
  private long clientId;
  private final TransactionQueue ended = new TransactionQueue(this::finish);
  private @Nullable Transaction transaction;
  private int observers;

  /** A document with a client id drawn at random. */
  public Document() {
    this(randomClientId());
  }

  /**
   * A document whose edits are made in the name of a client.
   *
   * @param clientId 0 to 2^53 − 1; no other replica may ever have the same
   * @throws IllegalArgumentException if it is out of that range
   */
  public Document(long clientId) {
    this(clientId, DocumentOptions.DEFAULT);
  }

  /**
   * A document whose edits are made in the name of a client.
   *
   * @param clientId 0 to 2^53 − 1; no other replica may ever have the same
   * @param options how it behaves
   * @throws IllegalArgumentException if the id is out of that range
   */
  public Document(long clientId, DocumentOptions options) {
    if (clientId < 0 || clientId > LibDecoder.MAX_SAFE_INTEGER) {
      throw new IllegalArgumentException("a client id is 0 to 2^53 - 1, not " + clientId);
    }
    this.clientId = clientId;
    this.options = options;
  }

  private static long randomClientId() {
    return ThreadLocalRandom.current().nextLong(1L << 32);
  }

  /**
   * The client in whose name edits are made here. It changes, to one drawn at random, when an
   * update brings operations of this very client that were not made here.
   */
  public long clientId() {
    return clientId;
  }

  /**
   * The root text with a name; it exists as soon as it is asked for.
   *
   * @throws IllegalStateException if the root was asked for as another kind before
   */
  public SharedText text(String root) {
    return SharedType.cast(SharedText.class, root(root, TypeKind.Plain.TEXT));
  }

  /**
   * The root map with a name; it exists as soon as it is asked for.
   *
   * @throws IllegalStateException if the root was asked for as another kind before
   */
  public SharedMap map(String root) {
    return SharedType.cast(SharedMap.class, root(root, TypeKind.Plain.MAP));
  }

  /**
   * The root array with a name; it exists as soon as it is asked for.
   *
   * @throws IllegalStateException if the root was asked for as another kind before
   */
  public SharedArray array(String root) {
    return SharedType.cast(SharedArray.class, root(root, TypeKind.Plain.ARRAY));
  }

  /**
   * The root XML fragment with a name; it exists as soon as it is asked for.
   *
   * @throws IllegalStateException if the root was asked for as another kind before
   */
  public SharedXmlFragment xmlFragment(String root) {
    return SharedType.cast(SharedXmlFragment.class, root(root, TypeKind.Plain.XML_FRAGMENT));
  }

  private Branch root(String name, TypeKind kind) {
    Branch branch = root(name);
    branch.define(kind);
    return branch;
  }

  Branch root(String name) {
    return roots.computeIfAbsent(name, n -> new Branch(this, n));
  }

  /** The roots that were asked for by kind, as plain values by name. */
  public Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    roots.forEach(
        (name, branch) -> {
          if (branch.isDefined()) {
            json.put(name, branch.view().toJson());
          }
        });
    return json;
  }

  /**
   * Makes several changes in one transaction; within another one they become part of that. There is
   * no rollback: if the function throws, what it has changed stays and is told, and the caller gets
   * the exception.
   *
   * @return what the function returns
   */
  public <T extends @Nullable Object> T transact(Function<Transaction, T> changes) {
    Transaction running = transaction;
    if (running != null) {
      return changes.apply(running);
    }
    Transaction begun = new Transaction(this);
    transaction = begun;
    try {
      return changes.apply(begun);
    } finally {
      transaction = null;
      ended.finish(begun);
    }
  }

  /** As {@link #transact}, for changes that return nothing. */
  public void edit(Consumer<Transaction> changes) {
    this.<@Nullable Void>transact(
        running -> {
          changes.accept(running);
          return null;
        });
  }

  /**
   * Merges an update in. No update that could be decoded makes this fail; only observers and
   * listeners may throw, and then the update is merged in all the same.
   */
  public Applied apply(Update update) {
    return transact(running -> integrate(update, running));
  }

  private Applied integrate(Update update, Transaction running) {
    long before = running.changes();
    boolean deferred = integrateAllThatGoes(update, running);
    if (deferred && !updateListeners.isEmpty()) {
      running.defer(update.toByteArray());
    }
    return new Applied(deferred || running.changes() != before, deferred);
  }

  /** Whether something of it waits now. */
  private boolean integrateAllThatGoes(Update update, Transaction running) {
    running.markRemote();
    return pending.integrate(update.take(), running);
  }

  /**
   * Merges an update in if that does not take too much work and what it brings is admitted. If not,
   * all is taken back, nobody is told, and the document is as it was. An update that brings nothing
   * new is recognised before anything is tried.
   *
   * @param most how much work it may take, in the units of {@link Brought}
   * @param early what becomes of what it has too early
   * @param admission is asked when all is merged in and can still be taken back: it may look at the
   *     document and must not change it
   * @throws IllegalStateException if a transaction is running
   */
  public Attempt attempt(
      Update update, long most, Attempt.Early early, Predicate<Brought> admission) {
    if (transaction != null) {
      throw new IllegalStateException("within a transaction nothing can be taken back");
    }
    if (contains(update)) {
      return new Attempt(Attempt.Outcome.KNOWN, Brought.NOTHING, false, false, 0, null);
    }
    int rootsBefore = roots.size();
    Pending.Mark waiting = pending.mark();
    boolean continues =
        pending.isEmpty() && update.bytes() <= AS_IT_CAME && update.continues(store);
    Transaction begun = new Transaction(this);
    begun.allowWork(most);
    begun.noteKeys();
    transaction = begun;
    Attempt.Outcome outcome = null;
    boolean changed = false;
    boolean partly = false;
    try {
      if (early == Attempt.Early.WAITS) {
        changed = integrate(update, begun).changed();
      } else {
        partly = integrateAllThatGoes(update, begun);
        if (partly) {
          pending.restore(waiting, begun);
        }
        changed = begun.changes() > 0;
      }
      FormatCleanup.countWork(begun);
      outcome = admission.test(begun.brought()) ? Attempt.Outcome.TAKEN : Attempt.Outcome.REFUSED;
    } catch (WorkExceeded e) {
      outcome = Attempt.Outcome.TOO_MUCH_WORK;
    } finally {
      // What it takes to tidy up, or to take back, is in proportion.
      begun.allowWork(Long.MAX_VALUE);
      transaction = null;
      if (outcome != Attempt.Outcome.TAKEN) {
        Retraction.takeBack(begun);
        forgetRootsAfter(rootsBefore);
        pending.restore(waiting, new Transaction(this));
      }
    }
    if (outcome != Attempt.Outcome.TAKEN) {
      return new Attempt(outcome, begun.brought(), false, partly, 0, null);
    }
    ended.finish(begun);
    boolean whole = continues && !partly && pending.isEmpty();
    byte[] news = whole ? null : encoder.encodeNews(begun);
    return new Attempt(outcome, begun.brought(), changed, partly, newStructs(begun.grown()), news);
  }

  /**
   * How much an update that is being attempted deletes of what was there before it, in UTF-16 units
   * of texts and of values that are texts; whatever else is deleted counts for one.
   *
   * @param since those that this has are not counted
   * @return by client, of those of which it deletes something
   */
  public Map<Long, Long> erased(StateVector since) {
    Transaction attempted = Objects.requireNonNull(transaction, "nothing is being attempted");
    return attempted.erased(since);
  }

  /**
   * Of which roots an update that is being attempted has changed something under which keys: the
   * value itself, or what is under a key of a map that lies in it, however deep.
   *
   * @return keys by root
   */
  public Map<String, Set<String>> changedKeys() {
    Transaction attempted = Objects.requireNonNull(transaction, "nothing is being attempted");
    return attempted.changedKeys();
  }

  /**
   * How many structs of an update that is being attempted would be structs of their own; the others
   * continue one that is there, and loading takes no more work for them.
   */
  public int newStructs() {
    Transaction attempted = Objects.requireNonNull(transaction, "nothing is being attempted");
    GrownClients grown = attempted.grown();
    int count = 0;
    for (int i = 0; i < grown.size(); i++) {
      count += store.known(grown.client(i)).standingAloneFrom(grown.clockBefore(i));
    }
    return count;
  }

  private int newStructs(GrownClients grown) {
    int count = 0;
    for (int i = 0; i < grown.size(); i++) {
      count += store.known(grown.client(i)).startingFrom(grown.clockBefore(i));
    }
    return count;
  }

  /** Roots are heard of in the order in which they are kept. */
  private void forgetRootsAfter(int count) {
    List<String> heardOf = new ArrayList<>(roots.keySet());
    for (String name : heardOf.subList(count, heardOf.size())) {
      roots.computeIfPresent(name, (n, branch) -> branch.isDefined() ? branch : null);
    }
  }

  /** Whether it has all that an update brings; what only waits here does not count. */
  public boolean contains(Update update) {
    return update.isWithin(store);
  }

  /**
   * Whether an update does nothing but write on, right there, what its client wrote last: as most
   * keystrokes do, for which loading takes no more work. Told by a look, without trying.
   */
  public boolean isWrittenOnBy(Update update) {
    return update.onlyWritesOn(store);
  }

  private void finish(Transaction finished) {
    finished.deletions().normalise();
    try {
      if (isObserved()) {
        Observers.tell(finished);
      }
    } finally {
      tidy(finished);
      if (!updateListeners.isEmpty()) {
        tellListeners(finished);
      }
    }
  }

  private void tidy(Transaction finished) {
    if (finished.isRemote()) {
      FormatCleanup.cleanAfter(finished);
    }
    Tidying tidying = new Tidying(finished);
    if (options.collectsGarbage()) {
      tidying.collectGarbage();
    }
    tidying.joinNeighbours();
    if (finished.isRemote() && finished.grown().contains(clientId)) {
      // Somebody else uses the id: from now on one id would name two different operations.
      clientId = randomClientId();
    }
  }

  private void tellListeners(Transaction finished) {
    byte[] update = encoder.encode(finished);
    if (update != null) {
      Observers.callAll(updateListeners.iterator(), listener -> listener.accept(update));
    }
  }

  /** All that the document has, and what waits in it, as one update (format v1). */
  public byte[] encodeState() {
    return encoder.encode(StateVector.EMPTY);
  }

  /** What a replica in a given state lacks of this document, without what waits here. */
  public byte[] encodeIntegrated(StateVector since) {
    return encoder.encodeIntegrated(since);
  }

  /** Whether anything waits here for something that has not come. */
  public boolean isIncomplete() {
    return !pending.isEmpty();
  }

  /** What a replica in a given state lacks of this document, and what waits here (format v1). */
  public byte[] encodeState(StateVector since) {
    return encoder.encode(since);
  }

  /**
   * How much work a real Yjs has that is given the whole state, in the units of {@link Brought}.
   * That differs from what it took to get here, because Yjs takes the clients in the order of their
   * ids, and is found out by doing the same with a copy: it takes as long as decoding the state.
   * Where an update is being attempted, what it deletes counts as collected.
   *
   * @param most where to stop counting
   * @return the work, or a number over {@code most} when it is more
   */
  public LoadingWork loadingWork(long most) {
    try {
      byte[] state =
          collectsGarbage()
              ? encoder.encodeCollected()
              : encoder.encodeIntegrated(StateVector.EMPTY);
      return YjsOrder.work(Update.decode(state), most);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a state of our own is malformed", e);
    }
  }

  /** How many operations of each client the document has; what waits does not count. */
  public StateVector stateVector() {
    return store.stateVector();
  }

  /** How much an update deletes that is here and not deleted yet, counted likewise. */
  public long deletes(Update update) {
    return update.deleted().livingIn(store);
  }

  /**
   * The same by client, of those of which it deletes something.
   *
   * @param since what this has is not counted
   */
  public Map<Long, Long> deletes(Update update, StateVector since) {
    return update.deleted().livingIn(store, since);
  }

  /** The clock of a client's next operation. */
  public long clock(long client) {
    return store.clock(client);
  }

  /** Of how many clients it has operations. */
  public int clients() {
    return store.clients();
  }

  /** Of how many structs it consists, those that wait not counted. */
  public int structs() {
    return store.structs();
  }

  /** How many ranges of deletions wait for what they delete. */
  public int pendingDeletions() {
    return pending.deletions();
  }

  /** How many structs wait for something that has not arrived. */
  public int pendingStructs() {
    return pending.structs();
  }

  /**
   * Calls a listener after every transaction that brought something, with an update that says what:
   * edits made here, updates merged in, and updates of which something only waits. If a listener
   * throws, the others are called all the same, and whoever made the transaction gets the
   * exception.
   */
  public void onUpdate(Consumer<byte[]> listener) {
    List<Consumer<byte[]>> more = new ArrayList<>(updateListeners);
    more.add(listener);
    updateListeners = List.copyOf(more);
  }

  /** Whether any of its types has an observer. */
  boolean isObserved() {
    return observers > 0;
  }

  /** Observers have come or gone. */
  void observersChanged(int by) {
    observers += by;
  }

  boolean collectsGarbage() {
    return options.collectsGarbage();
  }

  StructStore store() {
    return store;
  }

  ScanStamps scanStamps() {
    return stamps;
  }
}
