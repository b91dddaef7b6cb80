package dev.avatargateway.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What somebody looks at a page on. */
enum Screen {
  LIGHT(1280, 900, ColorScheme.LIGHT, false),
  DARK(1280, 900, ColorScheme.DARK, false),
  PHONE(390, 844, ColorScheme.LIGHT, true),
  DARK_PHONE(390, 844, ColorScheme.DARK, true);

  private final int width;
  private final int height;
  private final ColorScheme colours;
  private final boolean phone;

  Screen(int width, int height, ColorScheme colours, boolean phone) {
    this.width = width;
    this.height = height;
    this.colours = colours;
    this.phone = phone;
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(colours)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setIsMobile(phone)
        .setHasTouch(phone);
  }
}
