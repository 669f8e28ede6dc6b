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
 * @param all none when a file does not say which it has: that is the fault, and no text is one more
 */
record Languages(List<String> all, String wanted) {
  private static final Pattern TAG = Pattern.compile("(?=.{2,35}$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final int MOST = 8;

  Languages {
    all = List.copyOf(all);
  }

  /** Reads which a file has; the first is the one in which it is read. */
  static Languages of(JsonNode file, Faults faults) {
    Fields fields = new Fields(file, "", new Languages(List.of(), ""), faults);
    List<String> tags = new ArrayList<>(fields.references("languages", 1, MOST));
    for (int i = 0; i < tags.size(); i++) {
      if (!TAG.matcher(tags.get(i)).matches()) {
        fields.fault("languages[" + i + "]", Code.NOT_LANGUAGE);
      } else if (isThereBefore(tags, i)) {
        fields.fault("languages[" + i + "]", Code.TWICE, "found", tags.get(i));
      }
    }
    return new Languages(tags, tags.isEmpty() ? "" : tags.getFirst());
  }

  /** Tags are the same in capitals and in small letters. */
  private static boolean isThereBefore(List<String> tags, int index) {
    return tags.subList(0, index).stream().anyMatch(tags.get(index)::equalsIgnoreCase);
  }

  /** The same, to be read in each of the others. */
  List<Languages> others() {
    return all.stream()
        .filter(language -> !language.equals(wanted))
        .map(language -> new Languages(all, language))
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
      faults.add(path, Code.NOT_SAID, "languages", String.join(", ", all));
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
        faults.add(path + "." + Characters.readable(language), Code.NOT_TEXT);
      }
    }
    return said;
  }

  private static String check(String text, String path, int most, boolean filled, Faults faults) {
    if (filled && text.isBlank()) {
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
