// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/canvas.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float width = 288;
constexpr float height = 200;
constexpr std::size_t lineLimit = 24;

Ink blend(Ink a, Ink b, float part) {
    const auto channel = [part](int from, int to) {
        return static_cast<int>(static_cast<float>(from) + static_cast<float>(to - from) * part);
    };
    return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue)};
}

void drawTrend(Canvas& canvas, const Display& display, const ScreenLook& look, float x, float y, float w,
               float h) {
    canvas.box(x, y, w, h, blend(look.back, look.front, 0.06F));
    for (int i = 1; i < 4; ++i) {
        const float row = y + h * static_cast<float>(i) / 4.0F;
        canvas.line(x, row, x + w, row, blend(look.back, look.front, 0.2F), 1);
    }
    const std::size_t count = std::min<std::size_t>(display.trendPoints.size(), 256);
    const std::size_t first = display.trendPoints.size() - count;
    for (std::size_t i = 1; i < count; ++i) {
        const auto place = [&](std::size_t k) {
            return x + w * static_cast<float>(k) / static_cast<float>(count - 1);
        };
        const auto level = [&](std::size_t k) {
            return y + h * (1.0F - amount(display.trendPoints[first + k]));
        };
        canvas.line(place(i - 1), level(i - 1), place(i), level(i), look.accent, 2);
    }
}

void drawList(Canvas& canvas, const Display& display, const ScreenLook& look) {
    const bool trend = !display.trendPoints.empty();
    const std::size_t most = trend ? 4 : 6;
    for (std::size_t i = 0; i < std::min(display.lines.size(), most); ++i) {
        const float y = 36.0F + 25.0F * static_cast<float>(i);
        if (i % 2 == 1) {
            canvas.box(4, y, width - 8, 24, blend(look.back, look.front, 0.07F));
        }
        canvas.text(printable(display.lines[i], lineLimit), 12, y + 18, 13, look.front, 2);
    }
    if (trend) {
        drawTrend(canvas, display, look, 10, 142, width - 20, 50);
    }
}

/// A tank, a pump and a line between, or a line of stations: what the process looks like from far.
void drawMimic(Canvas& canvas, const Display& display, const ScreenLook& look, const Motion& motion) {
    const Ink pipe = blend(look.back, look.front, 0.55F);
    const float level = display.trendPoints.empty() ? 0.6F : amount(display.trendPoints.back());
    canvas.frame(18, 46, 46, 84, look.front, 2);
    canvas.box(20, 48 + 80 * (1 - level), 42, 80 * level + 1, look.accent);
    canvas.line(64, 112, 112, 112, pipe, 4);
    canvas.disc(128, 112, 17, blend(look.back, look.front, 0.3F));
    canvas.ring(128, 112, 17, look.front, 2);
    const auto turn = static_cast<float>(motion.revolutions - std::floor(motion.revolutions)) * 2.0F * pi;
    canvas.line(128 - 13 * cosine(turn), 112 - 13 * sine(turn), 128 + 13 * cosine(turn),
                112 + 13 * sine(turn), look.accent, 4);
    canvas.line(145, 112, 176, 112, pipe, 4);
    canvas.line(176, 112, 176, 66, pipe, 4);
    canvas.line(176, 66, 206, 66, pipe, 4);
    canvas.frame(206, 48, 62, 40, look.front, 2);
    canvas.box(209, 51, 56.0F * amount(level * 1.1), 34, blend(look.back, look.accent, 0.6F));
    canvas.polygon({{160, 57, 0}, {160, 77, 0}, {176, 67, 0}}, look.front);
    for (std::size_t i = 0; i < std::min<std::size_t>(display.lines.size(), 3); ++i) {
        canvas.text(printable(display.lines[i], lineLimit), 12, 150.0F + 21.0F * static_cast<float>(i), 11,
                    look.front, 1);
    }
}

void drawFigures(Canvas& canvas, const Display& display, const ScreenLook& look) {
    for (std::size_t i = 0; i < std::min<std::size_t>(display.lines.size(), 4); ++i) {
        const float x = i % 2 == 0 ? 8.0F : 148.0F;
        const float y = i < 2 ? 36.0F : 92.0F;
        canvas.box(x, y, 132, 50, blend(look.back, look.front, 0.1F));
        const std::string text = printable(display.lines[i], 14);
        const std::size_t gap = text.find(' ');
        canvas.text(text.substr(0, gap), x + 6, y + 16, 10, look.accent, 1);
        canvas.text(gap == std::string::npos ? "" : text.substr(gap + 1), x + 6, y + 43, 18, look.front, 2);
    }
    drawTrend(canvas, display, look, 8, 148, width - 16, 44);
}

void drawBanner(Canvas& canvas, const Display& display, bool blinkOn) {
    canvas.box(6, 74, width - 12, 52, blinkOn ? Ink{225, 25, 20} : Ink{130, 12, 12});
    canvas.frame(8, 76, width - 16, 48, Ink{255, 240, 200}, 2);
    canvas.polygon({{30, 84, 0}, {46, 116, 0}, {14, 116, 0}}, Ink{255, 210, 30});
    canvas.line(30, 94, 30, 106, Ink{20, 20, 20}, 3);
    const std::string text = printable(display.banner, lineLimit);
    const float size = std::min(16.0F, 16.0F * 222.0F / Canvas::textWidth(text + ' ', 16, 2));
    canvas.text(text, 54, 100 + size / 2, size, Ink{255, 255, 255}, 2);
}

} // namespace

TexturePtr Textures::screen(const Display& display, const ScreenLook& look, Machine machine, bool blinkOn,
                            const Motion& motion) {
    Canvas canvas(static_cast<int>(width), static_cast<int>(height), display.on ? look.back : Ink{9, 10, 12});
    if (!display.on) {
        return canvas.take();
    }
    canvas.box(0, 0, width, 30, blend(look.accent, look.back, 0.35F));
    const std::string title = display.title.empty() ? wordOf(machine) : display.title;
    canvas.text(printable(title, lineLimit), 10, 21, 13, Ink{250, 250, 250}, 2);
    canvas.disc(width - 18, 15, 7, display.banner.empty() ? Ink{60, 230, 90} : Ink{250, 60, 40});
    if (look.layout == 1) {
        drawMimic(canvas, display, look, motion);
    } else if (look.layout == 2) {
        drawFigures(canvas, display, look);
    } else {
        drawList(canvas, display, look);
    }
    if (!display.banner.empty()) {
        drawBanner(canvas, display, blinkOn);
    }
    return canvas.take();
}

} // namespace vestigo::dataset::synthetic::drawing
