package io.charrette.journal.sqlite;

import io.charrette.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one process on a journal file: an operating system lock on a file beside it, which
 * ends with the process however it ends. The file holds the owner's process number and is never
 * removed, since removing it would let two processes lock two files of one name.
 */
final class ProcessLock implements AutoCloseable {
  /**
   * What this very process holds. POSIX drops a process's locks on a file when any of its channels
   * to that file is closed, so a second attempt must be turned away before it opens one.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path lockFile;
  private final FileChannel channel;

  private ProcessLock(Path lockFile, FileChannel channel) {
    this.lockFile = lockFile;
    this.channel = channel;
  }

  /** Claims a journal file, or refuses in words. Its folder exists. */
  static ProcessLock claim(Path journalFile) {
    Path lockFile;
    try {
      Path folder = journalFile.toAbsolutePath().normalize().getParent();
      if (folder == null) {
        throw new JournalException("The journal " + journalFile + " is no file's name", null);
      }
      lockFile = folder.toRealPath().resolve(journalFile.getFileName() + ".lock");
    } catch (IOException e) {
      throw new JournalException(
          "The folder of the journal " + journalFile + " cannot be used: " + e, e);
    }
    if (!HELD.add(lockFile)) {
      throw inUse(journalFile, "this process");
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw inUse(journalFile, "process " + Files.readString(lockFile).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(ownerLine()));
      return new ProcessLock(lockFile, channel);
    } catch (IOException | JournalException e) {
      HELD.remove(lockFile);
      closeQuietly(channel, e);
      if (e instanceof JournalException refusal) {
        throw refusal;
      }
      String reason = e instanceof AccessDeniedException ? "no permission to write" : e.toString();
      throw new JournalException(
          "The journal " + journalFile + " cannot be opened: " + lockFile + ": " + reason, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalException("The lock " + lockFile + " cannot be released: " + e, e);
    } finally {
      HELD.remove(lockFile);
    }
  }

  private static byte[] ownerLine() {
    return (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static JournalException inUse(Path journalFile, String owner) {
    return new JournalException(
        "The journal " + journalFile + " is in use by " + owner + "; one server owns it at a time",
        null);
  }

  private static void closeQuietly(@Nullable FileChannel channel, Exception because) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        because.addSuppressed(e);
      }
    }
  }
}
