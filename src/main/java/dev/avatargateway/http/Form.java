package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemHeaders;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;

/**
 * A {@code multipart/form-data} body, part by part as it streams in. Everything in it is bounded:
 * its length, the number of its parts, the header of each; its faults are refusals.
 */
final class Form {

  private static final int MAX_PARTS = 1000;
  private static final int MAX_PART_HEADER = 4 * 1024;

  private static final Refusal NOT_A_FORM =
      new Refusal.Malformed("The body is not a whole multipart form.");

  private final FormBytes bytes;
  private final String contentType;
  private final Parts library = new Parts();
  private final FileItemInputIterator parts;
  private boolean anyPart;

  Form(Request request, long maxBytes) {
    this.contentType = FormBoundary.contentType(request);
    request
        .contentLength()
        .ifPresent(
            length -> {
              if (length > maxBytes) {
                throw new RefusedException(new Refusal.TooLarge(maxBytes, length));
              }
            });
    this.bytes = new FormBytes(request.body(), maxBytes);
    this.parts = guarded(() -> library.getItemIterator(new Body()));
  }

  /** A part whose bytes have not been read yet. */
  record Part(String name, boolean isFile, InputStream content) {}

  /** The next part, past what is unread of the one before; empty at the end of the whole body. */
  Optional<Part> next() {
    if (!guarded(parts::hasNext)) {
      if (!anyPart && bytes.ended()) {
        throw new RefusedException(NOT_A_FORM);
      }
      bytes.skipToEnd();
      return Optional.empty();
    }
    anyPart = true;
    return Optional.of(
        guarded(
            () -> {
              FileItemInput item = parts.next();
              boolean isFile = !item.isFormField() && !item.getName().isEmpty();
              return new Part(item.getFieldName(), isFile, item.getInputStream());
            }));
  }

  /** Reads of a part. */
  int read(Part part, byte[] buffer, int offset, int length) {
    return guarded(() -> part.content().read(buffer, offset, length));
  }

  private static <T> T guarded(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new RefusedException(NOT_A_FORM, e);
    }
  }

  /** A step of the library's. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  /** The library with its limits set, which default to none. */
  private static final class Parts
      extends AbstractFileUpload<Request, DiskFileItem, DiskFileItemFactory> {

    private int count;

    Parts() {
      setMaxPartHeaderSize(MAX_PART_HEADER);
      setMaxFileCount(MAX_PARTS);
      setHeaderCharset(StandardCharsets.UTF_8);
    }

    /** Asked once for each part, also for those without a name, which are never handed out. */
    @Override
    public String getFieldName(FileItemHeaders headers) {
      if (++count > MAX_PARTS) {
        throw new RefusedException(new Refusal.Malformed("The form has too many parts."));
      }
      String type = headers.getHeader(CONTENT_TYPE);
      if (type != null && type.toLowerCase(Locale.ROOT).startsWith(MULTIPART)) {
        throw new RefusedException(new Refusal.Malformed("The form has a form within it."));
      }
      return super.getFieldName(headers);
    }

    @Override
    public FileItemInputIterator getItemIterator(Request request) {
      throw new UnsupportedOperationException("forms are read as they stream in");
    }

    @Override
    public List<DiskFileItem> parseRequest(Request request) {
      throw new UnsupportedOperationException("forms are read as they stream in");
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(Request request) {
      throw new UnsupportedOperationException("forms are read as they stream in");
    }
  }

  /** The body as the library wants it. */
  private final class Body implements RequestContext {

    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public InputStream getInputStream() {
      return bytes;
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }
}
