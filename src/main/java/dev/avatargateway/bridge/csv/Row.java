package dev.avatargateway.bridge.csv;

/**
 * What a row of the file says of somebody; what it does not say is empty.
 *
 * @param space the product
 * @param id their id there, as operators write it
 * @param email the address the product reports
 * @param name their user name
 * @param look a file, a web address, {@code gravatar}, or nothing
 */
record Row(String space, String id, String email, String name, String look) {

  static final String GRAVATAR = "gravatar";
}
