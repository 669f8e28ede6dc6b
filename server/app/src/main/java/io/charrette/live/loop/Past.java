package io.charrette.live.loop;

import io.charrette.flipchart.Flipchart;
import java.util.List;

/**
 * A table's flipchart as it was, beside what it is now.
 *
 * @param at when it was kept, epoch milliseconds
 * @param differing the parts that were there and are gone or different now, as {@link
 *     io.charrette.flipchart.Restoration} names them
 */
public record Past(long at, Flipchart then, Flipchart now, List<String> differing) {}
