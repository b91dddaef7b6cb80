package dev.avatargateway.image;

import dev.avatargateway.contract.ImagingContract;
import dev.avatargateway.core.Imaging;

class OpenCvImagingTest implements ImagingContract {

  @Override
  public Imaging imaging() {
    return Pictures.IMAGING;
  }
}
