package dev.avatargateway.bench;

import java.util.Arrays;
import java.util.Random;

/**
 * Numbers 1 to {@code count} drawn so that the most popular comes twice as often as the second,
 * three times as often as the third, and so on; which number is how popular is left to chance.
 */
final class Zipf {

  private final double[] upTo;
  private final int[] numbers;
  private final Random random;

  Zipf(int count, long seed) {
    random = new Random(seed);
    upTo = new double[count];
    numbers = new int[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
      int place = random.nextInt(i + 1);
      numbers[i] = numbers[place];
      numbers[place] = i + 1;
    }
  }

  int next() {
    double drawn = random.nextDouble() * upTo[upTo.length - 1];
    int at = Arrays.binarySearch(upTo, drawn);
    return numbers[Math.min(at < 0 ? -at - 1 : at, numbers.length - 1)];
  }
}
