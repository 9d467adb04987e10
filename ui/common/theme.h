// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

namespace vestigo::ui_common {

/// The hues of the application (ISA-101): grey is normal, one hue for what is abnormal, one for selection and
/// the time cursor, one for what the engine attended to, one for what a test supports.
struct Theme {
    bool dark = false;
    QColor ground;
    QColor panel;
    QColor rule;
    QColor text;
    QColor quietText;
    QColor abnormal;
    QColor selection;
    QColor attention;
    QColor supported;
};

/// Sizes of text in pixels: what is read, and the least there is.
constexpr int textPixels = 13;
constexpr int smallTextPixels = 11;

const Theme& lightTheme();
const Theme& darkTheme();

/// The theme in use. GUI thread only, like all of this header.
const Theme& theme();
/// Changes the theme in use, the application's palette with it, and tells.
void setTheme(const Theme& next);
QPalette paletteOf(const Theme& theme);

/// `base` at another size and weight.
QFont sizedFont(const QFont& base, int pixels, bool bold = false);

/// Tells that the theme has changed.
class ThemeNotice : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
Q_SIGNALS:
    void themeChanged();
};
ThemeNotice& themeNotice();

/// Contrast of two colours after WCAG 2, 1 to 21.
double contrast(const QColor& a, const QColor& b);

} // namespace vestigo::ui_common
