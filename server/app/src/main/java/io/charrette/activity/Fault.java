package io.charrette.activity;

import java.util.Map;

/**
 * One thing that is wrong with an activity.
 *
 * @param path where, for example {@code phases[2].sheet}; empty when it is the whole
 * @param values what the words of the code name, such as {@code allowed}
 */
public record Fault(String path, Code code, Map<String, String> values) {
  public Fault {
    values = Map.copyOf(values);
  }

  /** What is wrong, in English; pages say it in their own language, by code and values. */
  public String english() {
    String words = code.english;
    for (Map.Entry<String, String> value : values.entrySet()) {
      words = words.replace("{" + value.getKey() + "}", value.getValue());
    }
    return path.isEmpty() ? words : path + ": " + words;
  }

  /** The kinds of faults (SPEC A5). */
  public enum Code {
    NOT_UTF8("not-utf8", "the file is not UTF-8, or begins with a byte order mark"),
    NOT_JSON("not-json", "the JSON cannot be read on from line {line}, column {column}"),
    TOO_DEEP("too-deep", "the JSON must be at most {most} deep; it is deeper from line {line}"),
    FIELD_TWICE("field-twice", "is there twice in the same object"),
    MISSING_SAID(
        "missing-said",
        "is missing; it must be a text of at most {most} characters, or an object with one for each"
            + " of: {languages}"),
    MISSING_ID(
        "missing-id", "is missing; it must be 1 to 40 of a-z, 0-9 and dashes, the first a letter"),
    MISSING_KEY(
        "missing-key",
        "is missing; it must be 1 to 40 of A-Z, a-z, 0-9 and dashes, the first of a-z"),
    MISSING_ADDRESS(
        "missing-address",
        "is missing; it must be an address of at most {most} characters: http:// or https://, a host"
            + " of letters, digits, dots and dashes without a user name before it, a port of at most"
            + " five digits or none, and after that no space, quotation mark, angle bracket or"
            + " backslash"),
    MISSING_LIST("missing-list", "is missing; it must be a list of {least} to {most} entries"),
    MISSING_ONE_OF("missing-one-of", "is missing; it must be one of: {allowed}"),
    MISSING_NUMBER_OF(
        "missing-number-of", "is missing; it must be a whole number from {least} to {most}"),
    UNKNOWN_FIELD("unknown-field", "is no field here; allowed: {allowed}"),
    NOT_TEXT("not-text", "must be a text of at most {most} characters"),
    NOT_SAID(
        "not-said",
        "must be a text of at most {most} characters, or an object with one for each of:"
            + " {languages}"),
    NOT_LIST("not-list", "must be a list of {least} to {most} entries"),
    NOT_OBJECT("not-object", "must be an object; its fields: {allowed}"),
    NOT_FLAG("not-flag", "must be true or false"),
    NOT_A_NUMBER_OF("not-a-number-of", "must be a whole number from {least} to {most}"),
    NOT_ONE_OF("not-one-of", "must be one of: {allowed}; it is “{found}”"),
    NOTHING_TO_NAME("nothing-to-name", "names “{found}”, and there is nothing of that kind"),
    BLANK("blank", "must not be blank"),
    TOO_LONG("too-long", "must have at most {most} characters; it has {found}"),
    CHARACTER("character", "must not have the character {character}"),
    NOT_ID("not-id", "must be 1 to 40 of a-z, 0-9 and dashes, the first a letter"),
    NOT_KEY("not-key", "must be 1 to 40 of A-Z, a-z, 0-9 and dashes, the first of a-z"),
    RESERVED("reserved", "must not be “{found}”; taken are: {taken}"),
    TOO_MANY_FIELDS(
        "too-many-fields", "must have at most {most} fields together; they have {found}"),
    TWICE("twice", "is “{found}” a second time; each must differ"),
    COUNT("count", "must have from {least} to {most} entries; it has {found}"),
    NOT_ADDRESS(
        "not-address",
        "must be an address of at most {most} characters: http:// or https://, a host of letters,"
            + " digits, dots and dashes without a user name before it, a port of at most five digits"
            + " or none, and after that no space, quotation mark, angle bracket or backslash"),
    NOT_LANGUAGE(
        "not-language",
        "must be a language tag such as en, pt-BR or de-simple: a language of two or three small"
            + " letters, then, if there is need, each after a dash, a script of 4 letters, a region of"
            + " 2 letters or 3 digits, and variants of 5 to 8 letters or digits, or of 4 that begin"
            + " with a digit, each another; at most 35 characters"),
    LANGUAGES("languages", "must have one text for each of: {languages}; it has: {found}"),
    YEAR_NOT_IN_NOTE("year-not-in-note", "the note beside it must name the year {year}"),
    LENGTH_WITHOUT_CLOCK("length-without-clock", "must be 0, because the clock is none"),
    SCREEN_AGAINST_CLOCK(
        "screen-against-clock",
        "must be one of: {allowed}, because the clock is {clock}; it is “{found}”"),
    ONLY_WITH("only-with", "may be there only with {needed}"),
    NEEDED_WITH("needed-with", "must be there with {needed}; allowed: {allowed}");

    private final String label;
    private final String english;

    Code(String label, String english) {
      this.label = label;
      this.english = english;
    }

    /** The name in JSON. */
    public String label() {
      return label;
    }
  }
}
