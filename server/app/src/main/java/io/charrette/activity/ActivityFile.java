package io.charrette.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Fault.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An activity in all its languages, as it is stored and sent: JSON of format 2 that was checked
 * whole (SPEC section 5). Immutable.
 */
public final class ActivityFile {
  private final ObjectNode tree;
  private final List<Activity> activities;

  private ActivityFile(ObjectNode tree, List<Activity> activities) {
    this.tree = tree;
    this.activities = List.copyOf(activities);
  }

  /**
   * Reads an activity that somebody wrote, of either form.
   *
   * @throws InvalidActivityException when it breaks rules, with all of them
   */
  public static ActivityFile read(byte[] json) {
    Faults faults = new Faults();
    return read(JsonTree.read(json, faults), faults);
  }

  /**
   * Reads an activity that was read before, and stored.
   *
   * @throws InvalidActivityException when it breaks rules, with all of them
   */
  public static ActivityFile stored(JsonNode json) {
    return read(FirstForm.is(json) ? Allowance.madeFor(json) : json, new Faults());
  }

  /**
   * Reads what was stored as JSON, as yet without asking what it is.
   *
   * @throws InvalidActivityException when it is no JSON
   */
  public static JsonNode json(byte[] stored) {
    return JsonTree.read(stored, new Faults());
  }

  private static ActivityFile read(JsonNode json, Faults faults) {
    if (!json.isObject()) {
      faults.add("", Code.NOT_OBJECT);
      throw faults.asException();
    }
    ObjectNode tree = FirstForm.is(json) ? FirstForm.translate(json) : json.deepCopy();
    Languages languages = Languages.of(tree, faults);
    List<Activity> read = new ArrayList<>();
    read.add(ActivityReader.read(tree, languages, faults));
    languages.others().forEach(other -> read.add(ActivityReader.read(tree, other, faults)));
    (FirstForm.is(json) ? faults.at(FirstForm::pathIn) : faults).throwAny();
    return new ActivityFile(tree, read);
  }

  public String id() {
    return own().id();
  }

  public int version() {
    return own().version();
  }

  /** The language tags that it has, its own first. */
  public List<String> languages() {
    return own().languages();
  }

  /** It in its own language. */
  public Activity own() {
    return activities.getFirst();
  }

  /** It in the language of this tag, else in one of the same language, else in its own. */
  public Activity in(@Nullable String tag) {
    if (tag == null) {
      return own();
    }
    return activities.stream()
        .filter(activity -> activity.language().equalsIgnoreCase(tag))
        .findFirst()
        .or(
            () ->
                activities.stream()
                    .filter(activity -> base(activity.language()).equals(base(tag)))
                    .findFirst())
        .orElse(own());
  }

  /**
   * The same with one of its languages as its own: that of a workshop for whose people it is.
   *
   * @return this when it has no such language
   */
  public ActivityFile ledBy(String tag) {
    String first = in(tag).language();
    List<String> order = new ArrayList<>(languages());
    order.remove(first);
    order.addFirst(first);
    ObjectNode reordered = tree();
    ArrayNode tags = reordered.putArray("languages");
    order.forEach(tags::add);
    return stored(reordered);
  }

  /** As JSON, to be put into something larger; a copy. */
  public ObjectNode tree() {
    return tree.deepCopy();
  }

  /** As JSON in UTF-8. */
  public byte[] bytes() {
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActivityFile file && file.tree.equals(tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  @Override
  public String toString() {
    return id() + " version " + version();
  }

  private static String base(String tag) {
    return tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
  }
}
