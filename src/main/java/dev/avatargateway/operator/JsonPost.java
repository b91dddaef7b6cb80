package dev.avatargateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.PeopleException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Calls to the server that runs, in JSON. While the server does not answer, a call waits and is
 * made again; then it is a {@link dev.avatargateway.core.RefusedException} with {@link
 * dev.avatargateway.core.Refusal.StorageUnavailable}, whose cause says so in one sentence. What
 * answers but is not this folder's server, or does not take the call, is a {@link PeopleException}
 * at once. Safe for many threads.
 */
final class JsonPost implements AutoCloseable {

  private final PatientPost post;
  private final JsonMapper mapper = BulkCalls.answers();

  JsonPost(URI management, Supplier<Credential> administrator, Duration patience) {
    this.post = new PatientPost(management, administrator, patience);
  }

  <T> T call(String path, Object call, TypeReference<T> type) {
    try {
      return mapper.readValue(post.send(path, mapper.writeValueAsBytes(call)), type);
    } catch (JsonProcessingException e) {
      throw new PeopleException("the gateway speaks another version of this program's language");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    post.close();
  }
}
