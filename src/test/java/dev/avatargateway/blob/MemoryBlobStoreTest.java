package dev.avatargateway.blob;

import dev.avatargateway.contract.BlobBatchContract;
import dev.avatargateway.contract.BlobStoreContract;
import dev.avatargateway.core.BlobStore;

final class MemoryBlobStoreTest implements BlobStoreContract, BlobBatchContract {

  private final BlobStore store = new MemoryBlobStore();

  @Override
  public BlobStore store() {
    return store;
  }
}
