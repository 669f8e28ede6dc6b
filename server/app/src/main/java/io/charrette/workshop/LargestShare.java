package io.charrette.workshop;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what has to go when there is too much, so that whoever brings much loses their own. */
public final class LargestShare {
  private LargestShare() {}

  /**
   * The oldest of those that belong to whoever has most.
   *
   * @param all the oldest first, at least one
   * @param owner whose one is; those of nobody are together, too
   */
  public static <T> T oldest(Collection<T> all, Function<T, ? extends @Nullable Object> owner) {
    Map<Optional<Object>, List<T>> shares =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> Optional.ofNullable(owner.apply(one)),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return Collections.max(shares.values(), Comparator.comparingInt(List::size)).getFirst();
  }
}
