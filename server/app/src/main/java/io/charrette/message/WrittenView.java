package io.charrette.message;

import io.charrette.workshop.WorkshopView;
import java.util.List;

/**
 * A view that is written field by field, so that what a later one has in common with it is neither
 * written nor sent again.
 *
 * @param fields UTF-8, {@code "name":value} each, in the order of the view's components; not to be
 *     changed
 */
record WrittenView(WorkshopView view, List<byte[]> fields) {}
