package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageInfoTest {
  private static final Path SOURCES = Path.of("src/main/java/io/charrette");
  private static final String PACKAGE_INFO = "package-info.java";

  @ParameterizedTest
  @ValueSource(strings = {"crdt", "encoding", "sync"})
  @DisplayName("a package's description names each of its classes, by its role")
  void namesAll(String name) throws IOException {
    List<String> classes;
    try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
      classes =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> !file.equals(PACKAGE_INFO))
              .map(file -> file.replace(".java", ""))
              .toList();
    }
    String description = Files.readString(SOURCES.resolve(name).resolve(PACKAGE_INFO));
    assertThat(classes)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(description).containsPattern("\\b" + each + "\\b"));
  }
}
