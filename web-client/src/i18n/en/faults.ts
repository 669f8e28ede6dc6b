/** Words of what is wrong with an activity (SPEC A5), by the server's codes. */
export const faults = {
  faultsTitle: "“{file}” cannot be used: {found}.",
  faultsFound: { one: "one fault", other: "{count} faults" },
  faultsMore: { one: "And one more.", other: "And {count} more." },
  "not-utf8": "The file is not UTF-8, or begins with a byte order mark. Save it as UTF-8.",
  "not-json": "The JSON cannot be read on from line {line}, column {column}.",
  "field-twice": "is there twice in the same object.",
  "too-deep": "The JSON must be at most {most} deep. It is deeper from line {line}.",
  "missing-said":
    "is missing. It must be a text of at most {most} characters, or an object with one for each of: {languages}.",
  "missing-id": "is missing. It must be 1 to 40 of a-z, 0-9 and dashes, the first a letter.",
  "missing-key": "is missing. It must be 1 to 40 of A-Z, a-z, 0-9 and dashes, the first of a-z.",
  "missing-address":
    "is missing. It must be an address of at most {most} characters: http:// or https://, a host of letters, digits, dots and dashes without a user name before it, a port of at most five digits or none, and after that no space, quotation mark, angle bracket or backslash.",
  "missing-list": "is missing. It must be a list of {least} to {most} entries.",
  "missing-one-of": "is missing. It must be one of: {allowed}.",
  "missing-number-of": "is missing. It must be a whole number from {least} to {most}.",
  "unknown-field": "is no field here. Allowed: {allowed}.",
  "not-text": "must be a text of at most {most} characters.",
  "not-said":
    "must be a text of at most {most} characters, or an object with one for each of: {languages}.",
  "not-list": "must be a list of {least} to {most} entries.",
  "not-object": "must be an object. Its fields: {allowed}.",
  "not-flag": "must be true or false.",
  "not-a-number-of": "must be a whole number from {least} to {most}.",
  "not-one-of": "must be one of: {allowed}. It is “{found}”.",
  "nothing-to-name": "names “{found}”, and there is nothing of that kind.",
  blank: "must not be blank.",
  "too-long": "must have at most {most} characters. It has {found}.",
  character: "must not have the character {character}: it cannot be seen, or turns others around.",
  "not-id": "must be 1 to 40 of a-z, 0-9 and dashes, the first a letter.",
  "not-key": "must be 1 to 40 of A-Z, a-z, 0-9 and dashes, the first of a-z.",
  reserved: "must not be “{found}”. Taken are: {taken}.",
  "too-many-fields": "must have at most {most} fields together. They have {found}.",
  twice: "is “{found}” a second time. Each must differ.",
  count: "must have from {least} to {most} entries. It has {found}.",
  "not-address":
    "must be an address of at most {most} characters: http:// or https://, a host of letters, digits, dots and dashes without a user name before it, a port of at most five digits or none, and after that no space, quotation mark, angle bracket or backslash.",
  "not-language":
    "must be a language tag such as en, pt-BR or de-simple: a language of two or three small letters, then, if there is need, each after a dash, a script of 4 letters, a region of 2 letters or 3 digits, and variants of 5 to 8 letters or digits, or of 4 that begin with a digit, each another; at most 35 characters.",
  languages: "must have one text for each of: {languages}. It has: {found}.",
  "year-not-in-note": "The note beside it must name the year {year}.",
  "length-without-clock": "must be 0, because the clock is none.",
  "screen-against-clock":
    "must be one of: {allowed}, because the clock is {clock}. It is “{found}”.",
  "only-with": "may be there only with {needed}.",
  "needed-with": "must be there with {needed}. Allowed: {allowed}.",
} as const;
