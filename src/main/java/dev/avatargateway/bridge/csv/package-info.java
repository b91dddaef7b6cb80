/**
 * People and pictures as a CSV file with a folder of pictures, for products that have no room of
 * their own. One file may hold people of several spaces. Its first line names the columns {@code
 * space,id,email,name,file-or-url}, in any order; all but the first two may be missing. A file is
 * named relative to the folder of the CSV; {@code gravatar} stands for the picture at Gravatar, and
 * an empty field for none. UTF-8, with or without a byte order mark.
 *
 * <p>Decided: the form of the whole file is checked before anybody is read, which costs a pass over
 * it, so that a slip in its last line does not leave half an import; a row about nobody is that
 * row's failure. What is written begins with any character, also {@code =} and {@code +}, which
 * spreadsheets take for a formula: a prefix against that would come back as part of the name, and
 * the file is for programs; import it as text to look at it. Every field is quoted, because
 * surrounding spaces are dropped from fields that are not.
 *
 * <p>Rows that are to be written wait in files beside {@code people.csv}, which is replaced at the
 * end in one step: an export that was killed goes on with them. Rows that were in it and were not
 * delivered stay, so that several exports may share a folder; the price is that people who were
 * forgotten here stay too, until the folder is emptied.
 */
@NullMarked
package dev.avatargateway.bridge.csv;

import org.jspecify.annotations.NullMarked;
