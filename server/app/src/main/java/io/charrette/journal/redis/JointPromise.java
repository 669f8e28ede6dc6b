package io.charrette.journal.redis;

import io.charrette.journal.redis.RedisPromises.Setting;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the servers of an address promise together, each of which keeps all or a part of it, or may
 * one day: no more than the weakest of them does.
 *
 * @param byPlace what each said of itself, by what an operator calls it
 */
record JointPromise(SequencedMap<String, RedisPromises> byPlace) {
  /** Their versions, as far as they are told. */
  String versions() {
    return all()
        .map(RedisPromises::version)
        .filter(version -> !version.isEmpty())
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /**
   * What "Saved" means with them, for the start-up.
   *
   * @param failsOver whether another server may take the place of one by itself
   */
  String inWords(boolean failsOver) {
    return weakest().inWords(failsOver) + differences();
  }

  private Stream<RedisPromises> all() {
    return byPlace.values().stream();
  }

  /** Of each setting the weakest value that any of them has. */
  private RedisPromises weakest() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values(setting)
          .min(Comparator.comparingInt(setting::strength))
          .ifPresent(value -> settings.put(setting, value));
    }
    return new RedisPromises(
        versions(), all().mapToInt(RedisPromises::replicas).max().orElse(0), settings);
  }

  private String differences() {
    String differing =
        Stream.of(Setting.values())
            .filter(setting -> values(setting).mapToInt(setting::strength).distinct().count() > 1)
            .map(setting -> setting + " is " + placesByValue(setting))
            .collect(Collectors.joining("; "));
    return differing.isEmpty()
        ? ""
        : " WARNING: they are not set alike, and the weakest counts: " + differing + ".";
  }

  private Stream<String> values(Setting setting) {
    return all().map(one -> one.value(setting));
  }

  private String placesByValue(Setting setting) {
    return values(setting)
        .distinct()
        .map(value -> (value.isEmpty() ? "not told" : value) + " at " + places(setting, value))
        .collect(Collectors.joining(", "));
  }

  private String places(Setting setting, String value) {
    return byPlace.entrySet().stream()
        .filter(one -> one.getValue().value(setting).equals(value))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" and "));
  }
}
