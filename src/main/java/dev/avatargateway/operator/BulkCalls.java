package dev.avatargateway.operator;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.operator.BulkForms.ArrivalForm;
import dev.avatargateway.operator.BulkForms.MilestoneForm;
import dev.avatargateway.operator.BulkForms.OriginForm;
import dev.avatargateway.operator.BulkForms.OwnerForm;
import dev.avatargateway.operator.BulkForms.PairForm;
import java.util.List;

/** What is asked of a {@link dev.avatargateway.core.Bulk} over HTTP, one path each. */
final class BulkCalls {

  static final String PREFIX = "/bulk";
  static final String FIND = "/bulk/find";
  static final String PAGE = "/bulk/page";
  static final String COUNT = "/bulk/count";
  static final String COMMIT = "/bulk/commit";
  static final String MILESTONE = "/bulk/milestone";
  static final String NAMESAKES = "/bulk/namesakes";
  static final String LINK = "/bulk/link";

  private BulkCalls() {}

  record Find(List<OwnerForm> owners) {}

  record Page(String space, String after, int limit) {}

  record Count(String space) {}

  record Commit(List<ArrivalForm> arrivals, OriginForm origin, MilestoneForm milestone) {}

  /**
   * @param applied as the commit returns; empty when packs were swept
   * @param swept the packs that must be put again
   */
  record Committed(List<Boolean> applied, List<String> swept) {}

  record Journey(String journey) {}

  record SharedBy(List<String> spaces, String after, int limit) {}

  record Link(List<PairForm> pairs) {}

  /** Reads calls; null is taken only where a form says so. */
  static JsonMapper calls() {
    return mapper(Nulls.FAIL);
  }

  /** Reads answers, in whose lists null stands for what there is not. */
  static JsonMapper answers() {
    return mapper(Nulls.SET);
  }

  private static JsonMapper mapper(Nulls elements) {
    return JsonMapper.builder()
        .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, elements))
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
