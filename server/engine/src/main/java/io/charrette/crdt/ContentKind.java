package io.charrette.crdt;

/** What an item can bring. */
public enum ContentKind {
  /** A place of something that was deleted. */
  DELETED,
  /** Values as versions of Yjs before 13 wrote them. */
  JSON,
  BYTES,
  /** Characters of a text. */
  STRING,
  EMBED,
  /** Where a format of a text begins or ends. */
  FORMAT,
  /** Values. */
  ANY,
  SUBDOCUMENT,
  ARRAY,
  MAP,
  TEXT,
  /** An XML type of any kind. */
  XML;

  static ContentKind of(Content content) {
    return switch (content) {
      case DeletedContent deleted -> DELETED;
      case JsonContent values -> JSON;
      case StringContent text -> STRING;
      case AnyContent values -> ANY;
      case BinaryContent bytes -> BYTES;
      case EmbedContent embed -> EMBED;
      case FormatContent format -> FORMAT;
      case SubdocumentContent document -> SUBDOCUMENT;
      case TypeContent type -> of(type.branch().kind());
    };
  }

  private static ContentKind of(TypeKind type) {
    return switch (type) {
      case TypeKind.Plain.ARRAY -> ARRAY;
      case TypeKind.Plain.MAP -> MAP;
      case TypeKind.Plain.TEXT -> TEXT;
      default -> XML;
    };
  }
}
