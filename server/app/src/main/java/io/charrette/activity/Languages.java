package io.charrette.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.activity.Fault.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The languages of a file, and the one in which it is read. Texts that are not the same in all of
 * them are objects with a text for each.
 *
 * @param all none when a file does not say well which it has: that is the fault, and no text is one
 *     more
 * @param isNew whether texts are held to what came after activities were stored
 */
record Languages(List<String> all, String wanted, boolean isNew) {
  /**
   * A tag that browsers take (ECMA-402): what they do not, they throw at. A language, then a
   * script, a region and variants, of which none is there twice.
   */
  private static final Pattern TAG =
      Pattern.compile(
          "(?=.{2,35}$)(?i:(?!.*-([A-Z0-9]{4,8})(-.*)?-\\1(-|$)))[a-z]{2,3}(-[A-Za-z]{4})?"
              + "(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*");

  /** What a tag was before, as some that are stored have it (SPEC A9). */
  private static final Pattern FORMER_TAG =
      Pattern.compile("(?=.{2,35}$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  private static final int MOST = 8;

  Languages {
    all = List.copyOf(all);
  }

  /** Reads which a file has; the first is the one in which it is read. */
  static Languages of(JsonNode file, Faults faults, boolean isNew) {
    Languages unknown = new Languages(List.of(), "", isNew);
    Fields fields = new Fields(file, "", unknown, faults);
    List<String> tags = fields.references("languages", 1, MOST);
    boolean known = !tags.isEmpty() && !fields.isFaulty("languages");
    for (int i = 0; i < tags.size(); i++) {
      String entry = "languages[" + i + "]";
      if (fields.isFaulty(entry)) {
        fields.refine(entry, Code.NOT_LANGUAGE);
      } else if (!(isNew ? TAG : FORMER_TAG).matcher(tags.get(i)).matches()) {
        fields.fault(entry, Code.NOT_LANGUAGE);
      } else if (isThereBefore(tags, i, isNew)) {
        fields.fault(entry, Code.TWICE, "found", tags.get(i));
      }
      known &= !fields.isFaulty(entry);
    }
    return known ? new Languages(tags, tags.getFirst(), isNew) : unknown;
  }

  /** Tags are the same in capitals and in small letters: of a new activity, as SPEC A9 has it. */
  private static boolean isThereBefore(List<String> tags, int index, boolean isNew) {
    String tag = tags.get(index);
    return tags.subList(0, index).stream()
        .anyMatch(before -> isNew ? tag.equalsIgnoreCase(before) : tag.equals(before));
  }

  /** What a text has to be in, for words about a fault. */
  String each() {
    return all.isEmpty() ? "languages" : String.join(", ", all);
  }

  /** The same, to be read in each of the others. */
  List<Languages> others() {
    return all.stream()
        .filter(language -> !language.equals(wanted))
        .map(language -> new Languages(all, language, isNew))
        .toList();
  }

  /**
   * Reads a text for people, checked in every language.
   *
   * @param most characters of it in each
   * @param filled whether it must not be blank
   */
  String read(JsonNode value, String path, int most, boolean filled, Faults faults) {
    if (value.isTextual()) {
      return check(value.textValue(), path, most, filled, faults);
    }
    if (!value.isObject()) {
      faults.add(path, Code.NOT_SAID, "most", most + "", "languages", each());
      return "";
    }
    List<String> found = new ArrayList<>();
    value.fieldNames().forEachRemaining(found::add);
    if (!all.isEmpty() && (found.size() != all.size() || !found.containsAll(all))) {
      faults.add(
          path,
          Code.LANGUAGES,
          "languages",
          String.join(", ", all),
          "found",
          String.join(", ", found));
    }
    String said = "";
    for (String language : all.isEmpty() ? found : all) {
      JsonNode one = value.path(language);
      if (one.isTextual()) {
        String at = path + "." + Characters.readable(language);
        String text = check(one.textValue(), at, most, filled, faults);
        said = all.isEmpty() || language.equals(wanted) ? text : said;
      } else if (!one.isMissingNode()) {
        faults.add(path + "." + Characters.readable(language), Code.NOT_TEXT, "most", most + "");
      }
    }
    return said;
  }

  private String check(String text, String path, int most, boolean filled, Faults faults) {
    if (filled && (isNew ? Characters.isBlank(text) : text.isBlank())) {
      faults.add(path, Code.BLANK);
    }
    int length = Characters.countOf(text);
    if (length > most) {
      faults.add(path, Code.TOO_LONG, "most", most + "", "found", length + "");
    }
    Characters.firstForbidden(text)
        .ifPresent(c -> faults.add(path, Code.CHARACTER, "character", Characters.nameOf(c)));
    return text;
  }
}
