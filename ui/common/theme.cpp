// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include <QtGui/QGuiApplication>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_common {

namespace {

Theme& current() {
    static Theme chosen = lightTheme();
    return chosen;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

const Theme& lightTheme() {
    static const Theme colours{false,
                               QColor(0xe4, 0xe6, 0xe8),
                               QColor(0xf3, 0xf4, 0xf4),
                               QColor(0xcd, 0xd1, 0xd4),
                               QColor(0x2b, 0x2f, 0x33),
                               QColor(0x5f, 0x66, 0x6c),
                               QColor(0x9c, 0x2a, 0x1f),
                               QColor(0x1f, 0x5f, 0xa8),
                               QColor(0x2f, 0x4b, 0x8f),
                               QColor(0x2e, 0x6b, 0x3f)};
    return colours;
}

const Theme& darkTheme() {
    static const Theme colours{true,
                               QColor(0x1b, 0x1e, 0x21),
                               QColor(0x24, 0x28, 0x2c),
                               QColor(0x3a, 0x40, 0x46),
                               QColor(0xe3, 0xe6, 0xe8),
                               QColor(0xa2, 0xa9, 0xaf),
                               QColor(0xe0, 0x70, 0x5f),
                               QColor(0x6a, 0xa7, 0xe8),
                               QColor(0x8f, 0xa6, 0xe0),
                               QColor(0x7c, 0xc0, 0x8e)};
    return colours;
}

const Theme& theme() {
    return current();
}

void setTheme(const Theme& next) {
    current() = next;
    if (qGuiApp != nullptr) {
        QGuiApplication::setPalette(paletteOf(next));
    }
    Q_EMIT themeNotice().themeChanged();
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.ground);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.ground);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.quietText);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.abnormal);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.dark ? theme.ground : QColor(Qt::white));
    palette.setColor(QPalette::Link, theme.selection);
    palette.setColor(QPalette::LinkVisited, theme.selection);
    palette.setColor(QPalette::Light, theme.panel);
    palette.setColor(QPalette::Midlight, theme.panel);
    palette.setColor(QPalette::Mid, theme.rule);
    palette.setColor(QPalette::Dark, theme.quietText);
    palette.setColor(QPalette::Shadow, theme.rule);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, theme.quietText);
    }
    return palette;
}

QFont sizedFont(const QFont& base, int pixels, bool bold) {
    QFont font = base;
    font.setPixelSize(std::max(pixels, smallTextPixels));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

ThemeNotice& themeNotice() {
    static ThemeNotice notice;
    return notice;
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace vestigo::ui_common
