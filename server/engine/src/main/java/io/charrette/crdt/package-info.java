/**
 * The replicated document: a second implementation of Yjs 13.6 (update format v1).
 *
 * <p>A {@link io.charrette.crdt.Document} holds structs – items, and the stubs of collected ones –
 * per client in the order of their clocks, and shared types that string the items together. Edits
 * and received {@link io.charrette.crdt.Update}s both become items, placed by {@code
 * Item.integrate}; whatever waits for something missing lies in the {@code Backlog}. {@link
 * io.charrette.crdt.Updates} works on encoded updates without a document.
 *
 * <p><b>Threads, units, errors.</b> Nothing here does I/O, reads a clock or knows sockets. A
 * document and all that hangs on it belong to one thread at a time; nothing is synchronised.
 * Lengths and indexes of text are UTF-16 units, clocks count operations, ids of clients have up to
 * 53 bits. Bytes that are no update are a {@link io.charrette.encoding.MalformedDataException}
 * before anything changes; what was decoded can always be applied.
 *
 * <p><b>What lies where.</b> Start with {@code Document}, then {@code Item}; section 9 of {@code
 * SPEC.md} has the format.
 *
 * <dl>
 *   <dt>The document
 *   <dd>{@link io.charrette.crdt.Document}, {@link io.charrette.crdt.DocumentOptions}, {@link
 *       io.charrette.crdt.Transaction}, {@link io.charrette.crdt.Applied}, {@link
 *       io.charrette.crdt.Attempt}, {@link io.charrette.crdt.Brought}, {@link
 *       io.charrette.crdt.LoadingWork}, {@link io.charrette.crdt.LoadingBound}
 *   <dt>What is edited
 *   <dd>{@link io.charrette.crdt.SharedType}: {@link io.charrette.crdt.SharedText}, {@link
 *       io.charrette.crdt.SharedMap}, {@link io.charrette.crdt.SharedArray}, {@link
 *       io.charrette.crdt.SharedXmlFragment}, {@link io.charrette.crdt.SharedXmlElement}, {@link
 *       io.charrette.crdt.SharedXmlText}, {@link io.charrette.crdt.SharedXmlHook}; and {@link
 *       io.charrette.crdt.Subdocument}
 *   <dt>What observers are told
 *   <dd>{@link io.charrette.crdt.Subscription}, {@link io.charrette.crdt.ChangeEvent}, {@link
 *       io.charrette.crdt.KeyChange}, {@link io.charrette.crdt.ListDelta}, {@link
 *       io.charrette.crdt.TextDelta}
 *   <dt>What travels and what is kept
 *   <dd>{@link io.charrette.crdt.Update}, with {@link io.charrette.crdt.ContentKind}s in it; {@link
 *       io.charrette.crdt.Updates}, {@link io.charrette.crdt.StateVector}, {@link
 *       io.charrette.crdt.Snapshot}, {@link io.charrette.crdt.RelativePosition}
 * </dl>
 *
 * <p>The rest is inside:
 *
 * <dl>
 *   <dt>Structs
 *   <dd>{@code Struct}: {@code Item}, and {@code Placeholder}: {@code Gc}, {@code Skip}
 *   <dt>What an item brings
 *   <dd>{@code Content}: {@code StringContent} (with {@code TextSlice}), {@code AnyContent}, {@code
 *       JsonContent}, {@code DeletedContent}, and {@code SingleContent}: {@code BinaryContent},
 *       {@code EmbedContent}, {@code FormatContent}, {@code SubdocumentContent}, {@code
 *       TypeContent}; {@code JsonValue}
 *   <dt>The inside of a shared type
 *   <dd>{@code Branch}, {@code TypeKind}, {@code Parent}, {@code Observers}
 *   <dt>What a document has of each client
 *   <dd>{@code StructStore}, {@code StructList}, {@code DeleteSet}, {@code ClockRanges}, {@code
 *       ScanStamps}
 *   <dt>Editing and reading
 *   <dd>{@code ListEditor}, {@code ListPosition}, {@code SearchMarkers}; {@code KeyEditor}; {@code
 *       TextEditor}, {@code TextPosition}, {@code Attributes}; {@code Values}, {@code XmlText}
 *   <dt>The end of a transaction
 *   <dd>{@code TransactionQueue}, {@code GrownClients}, {@code Tidying}, {@code FormatCleanup},
 *       {@code TextChange}
 *   <dt>What is bounded
 *   <dd>{@code Retraction}, {@code WorkExceeded}, {@code WorkParts}, {@code YjsOrder}
 *   <dt>What has arrived and waits
 *   <dd>{@code Pending}: {@code Backlog}, {@code Lane}, {@code Run}, {@code PendingDeletions}
 *   <dt>The format
 *   <dd>{@code UpdateReader}, {@code ContentReader}, {@code StateEncoder}, {@code UpdateWriter},
 *       {@code StructBlock}, {@code UpdateMerger}
 * </dl>
 */
@NullMarked
package io.charrette.crdt;

import org.jspecify.annotations.NullMarked;
