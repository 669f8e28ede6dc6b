package io.charrette.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which a server keeps what is its own. */
final class DataFolder {
  private DataFolder() {}

  /**
   * Makes it, if there is none, its owner's alone.
   *
   * @throws ConfigurationException when it cannot be made
   */
  static void make(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owners =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectories(folder, owners);
    } catch (IOException e) {
      throw Setting.DATA.wrong(
          folder
              + (Files.isSymbolicLink(folder)
                  ? " is a link that leads to no folder"
                  : " cannot be made"));
    }
  }
}
