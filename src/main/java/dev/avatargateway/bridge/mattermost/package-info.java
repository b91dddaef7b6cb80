/**
 * Mattermost's people and pictures, read from its database and files, its bulk-export archive or
 * its HTTP API, and written through the API or as a bulk-import archive.
 *
 * <p>Learnt from the product's own sources (sqlstore/user_store.go, app/user.go, app/export.go,
 * api4/user.go of mattermost/mattermost). What shapes this room:
 *
 * <ul>
 *   <li>Only a {@code LastPictureUpdate} above zero is a picture. At zero or below the file holds
 *       initials, or is missing, and proves nothing; such people are made known and nothing more.
 *       Deactivated people and bots are taken like others: their pictures are still served.
 *   <li>Nothing is written to a source: the database session is read-only.
 *   <li>The API's list of people is ordered by user name, and no other order is offered for all of
 *       them. Somebody who is renamed, created or removed while the list is read may be listed
 *       twice or missed; the next import finds them.
 *   <li>The API gives initials for a picture whose file is lost; such an answer has no ETag and a
 *       cache time of five minutes, by which it is told apart.
 *   <li>An archive names people by user name. Their ids stand in the paths of their pictures; of
 *       those without a picture an id is known only to who can look it up. It exports initials as
 *       if they were pictures; they are recognised by what they consist of, {@link
 *       dev.avatargateway.bridge.mattermost.InitialsRecognition}. A bot's built-in icon is not
 *       recognised.
 *   <li>Reading an archive holds its directory in memory, and so does writing one: about 0.3 KB for
 *       each person.
 *   <li>Bulk import makes an account of each user name that the server does not know: import an
 *       archive only where its people are.
 * </ul>
 */
@NullMarked
package dev.avatargateway.bridge.mattermost;

import org.jspecify.annotations.NullMarked;
