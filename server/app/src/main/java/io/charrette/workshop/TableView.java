package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * A table in a {@link WorkshopView}.
 *
 * @param number its place in the list, from 1
 * @param place what it works on; may be empty
 * @param locked whether its pens are down, as far as the receiver may know
 * @param extra milliseconds that it has more than the others, as far as the receiver may know
 * @param help when it called for help, epoch milliseconds; null when it does not, or when the
 *     receiver may not know
 * @param claim who is on the way to it, if it called for help and the receiver may know
 * @param startedAt when its flipchart was started afresh, epoch milliseconds; null when it never
 *     was, or when the receiver may not know
 * @param fromPhones whether it is newer than the recovery sheet, or its flipchart is, and known
 *     from phones alone (SPEC B4), as far as the receiver may know
 */
public record TableView(
    int number,
    String place,
    String label,
    boolean locked,
    long extra,
    @Nullable Long help,
    @Nullable HelpClaim claim,
    @Nullable Long startedAt,
    boolean fromPhones) {}
