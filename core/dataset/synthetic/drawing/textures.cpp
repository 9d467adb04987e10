// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/textures.h"

#include "core/base/numbers.h"
#include "core/dataset/synthetic/drawing/canvas.h"
#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr std::size_t mostKept = 96;
constexpr Ink white{242, 242, 238};
constexpr Ink black{16, 16, 18};
constexpr Ink red{200, 24, 20};
constexpr Ink yellow{250, 205, 20};
constexpr Ink blue{0, 82, 160};

/// 0 at `low`, 1 at `high`; what is no number lies at 0.
float share(const Gauge& gauge, double value) {
    const double part = (value - gauge.low) / (gauge.high - gauge.low);
    return amount(part);
}

std::string scaleText(double value) {
    if (!(std::abs(value) < 1e6)) {
        return "-";
    }
    return formatFixed(value, std::abs(value) < 9.95 && std::abs(value - std::round(value)) > 0.01 ? 1 : 0);
}

std::string keyOf(const Gauge& gauge) {
    return gauge.name + '|' + gauge.unit + '|' + formatNumber(gauge.low) + '|' + formatNumber(gauge.high) +
           '|' + formatNumber(gauge.alarmFrom);
}

TexturePtr makeDial(const Gauge& gauge, bool dark) {
    constexpr int size = 160;
    constexpr float middle = size / 2.0F;
    const Ink face = dark ? Ink{26, 26, 30} : Ink{246, 244, 236};
    const Ink ink = dark ? white : black;
    Canvas canvas(size, size, face);
    const float alarm = share(gauge, gauge.alarmFrom);
    canvas.arc(middle, middle, 66, 135, 135 + 270 * alarm, dark ? Ink{70, 160, 90} : Ink{150, 190, 150}, 7);
    if (alarm < 0.999F) {
        canvas.arc(middle, middle, 66, 135 + 270 * alarm, 405, red, 8);
    }
    for (int i = 0; i <= 20; ++i) {
        const float angle = (135.0F + 13.5F * static_cast<float>(i)) * pi / 180.0F;
        const float inner = i % 5 == 0 ? 52.0F : 60.0F;
        canvas.line(middle + inner * cosine(angle), middle + inner * sine(angle), middle + 70 * cosine(angle),
                    middle + 70 * sine(angle), ink, i % 5 == 0 ? 3 : 1);
        if (i % 5 == 0) {
            const double value = gauge.low + (gauge.high - gauge.low) * i / 20.0;
            canvas.centred(scaleText(value), middle + 40 * cosine(angle), middle + 40 * sine(angle), 11, ink,
                           1);
        }
    }
    canvas.centred(printable(gauge.unit, 6), middle, middle + 30, 12, ink, 1);
    canvas.centred(printable(gauge.name, 9), middle, middle + 56, 11, ink, 1);
    canvas.ring(middle, middle, 78, dark ? Ink{90, 90, 95} : Ink{120, 120, 120}, 2);
    return canvas.take();
}

TexturePtr makeBar(const Gauge& gauge, bool dark) {
    constexpr int width = 72;
    constexpr int height = 200;
    constexpr float top = 28;
    constexpr float tall = 136;
    const Ink face = dark ? Ink{28, 30, 34} : Ink{232, 232, 226};
    const Ink ink = dark ? white : black;
    Canvas canvas(width, height, face);
    const float value = share(gauge, gauge.value);
    const float alarm = share(gauge, gauge.alarmFrom);
    canvas.box(40, top, 20, tall, Ink{12, 12, 14});
    const Ink fill = value >= alarm && alarm < 0.999F ? Ink{255, 60, 40} : Ink{60, 220, 110};
    canvas.box(41, top + tall * (1 - value), 18, tall * value + 1, fill);
    for (int i = 0; i <= 10; ++i) {
        const float y = top + tall * (1.0F - static_cast<float>(i) / 10.0F);
        canvas.line(i % 5 == 0 ? 28.0F : 33.0F, y, 39, y, ink, i % 5 == 0 ? 2 : 1);
        if (i % 5 == 0) {
            canvas.centred(scaleText(gauge.low + (gauge.high - gauge.low) * i / 10.0), 15, y, 9, ink, 1);
        }
    }
    canvas.centred(printable(gauge.name, 7), width / 2.0F, 14, 11, ink, 1);
    canvas.centred(printable(gauge.unit, 6), width / 2.0F, 184, 12, ink, 1);
    return canvas.take();
}

/// Segments of a figure: a top, b and c right, d bottom, e and f left, g middle; bit 0 is a.
int segmentsOf(char c) {
    static const std::map<char, int> table = {{'0', 0x3F}, {'1', 0x06}, {'2', 0x5B}, {'3', 0x4F}, {'4', 0x66},
                                              {'5', 0x6D}, {'6', 0x7D}, {'7', 0x07}, {'8', 0x7F}, {'9', 0x6F},
                                              {'-', 0x40}, {'E', 0x79}, {'r', 0x50}};
    const auto found = table.find(c);
    return found == table.end() ? 0 : found->second;
}

void drawFigure(Canvas& canvas, float x, float y, int segments, Ink lit, Ink dim) {
    constexpr float w = 20;
    constexpr float h = 20; // of half a figure
    const float slant = 3.0F;
    const auto stroke = [&](int bit, float x0, float y0, float x1, float y1) {
        const auto lean = [&](float py) { return slant * (1.0F - py / (2 * h)); };
        canvas.line(x + x0 + lean(y0), y + y0, x + x1 + lean(y1), y + y1,
                    (segments >> bit & 1) != 0 ? lit : dim, 4);
    };
    for (const bool shining : {false, true}) { // what shines lies over what does not
        const int keep = segments;
        const auto draw = [&](int bit, float x0, float y0, float x1, float y1) {
            if (((keep >> bit & 1) != 0) == shining) {
                stroke(bit, x0, y0, x1, y1);
            }
        };
        draw(0, 3, 0, w - 3, 0);
        draw(1, w, 3, w, h - 3);
        draw(2, w, h + 3, w, 2 * h - 3);
        draw(3, 3, 2 * h, w - 3, 2 * h);
        draw(4, 0, h + 3, 0, 2 * h - 3);
        draw(5, 0, 3, 0, h - 3);
        draw(6, 3, h, w - 3, h);
    }
}

TexturePtr makeDigits(const std::string& text, Ink lit, int places) {
    Canvas canvas(places * 32 + 14, 60, Ink{14, 10, 10});
    const Ink dim{lit.red / 9 + 8, lit.green / 9 + 8, lit.blue / 9 + 8};
    std::string figures;
    std::vector<bool> points;
    for (const char c : printable(text, 16)) {
        if (c == '.' && !points.empty()) {
            points.back() = true;
        } else {
            figures += c;
            points.push_back(false);
        }
    }
    const int count = static_cast<int>(figures.size());
    for (int i = 0; i < places; ++i) { // from the right
        const int from = count - 1 - i;
        const float x = static_cast<float>((places - 1 - i) * 32 + 10);
        const bool has = from >= 0;
        drawFigure(canvas, x, 10, has ? segmentsOf(figures[static_cast<std::size_t>(from)]) : 0, lit, dim);
        if (has && points[static_cast<std::size_t>(from)]) {
            canvas.disc(x + 26, 50, 3, lit);
        }
    }
    return canvas.take();
}

void drawTriangle(Canvas& canvas) {
    canvas.polygon({{64, 8, 0}, {122, 112, 0}, {6, 112, 0}}, black);
    canvas.polygon({{64, 22, 0}, {111, 105, 0}, {17, 105, 0}}, yellow);
}

TexturePtr makeSign(int kind) {
    Canvas canvas(128, 128, kind == 3 ? white : (kind == 2 ? white : Ink{236, 236, 230}));
    if (kind == 0) {
        drawTriangle(canvas);
        canvas.polygon(
            {{70, 38, 0}, {48, 76, 0}, {62, 76, 0}, {54, 100, 0}, {80, 66, 0}, {66, 66, 0}, {78, 40, 0}},
            black);
    } else if (kind == 1 || kind == 4) {
        drawTriangle(canvas);
        for (int i = 0; i < 3; ++i) {
            const float x = 46.0F + 16.0F * static_cast<float>(i);
            canvas.line(x, 62, x + (kind == 4 ? 6.0F : 0.0F), 96, black, 5);
        }
        canvas.line(38, 96, 92, 96, black, 6);
    } else if (kind == 2) {
        canvas.disc(64, 64, 58, blue);
        canvas.disc(64, 66, 30, white);
        canvas.box(30, 58, 68, 9, white);
        canvas.box(34, 67, 60, 34, blue);
        canvas.disc(64, 80, 20, white);
    } else {
        canvas.disc(64, 64, 58, red);
        canvas.box(24, 52, 80, 24, white);
    }
    return canvas.take();
}

TexturePtr makeNotice(std::uint64_t seed) {
    Canvas canvas(96, 128, Ink{235, 234, 226});
    const int head = static_cast<int>(choice(seed, 1) * 3);
    canvas.box(0, 0, 96, 20, head == 0 ? blue : (head == 1 ? Ink{30, 120, 60} : Ink{200, 60, 30}));
    for (int i = 0; i < 9; ++i) {
        const float y = 30.0F + 10.0F * static_cast<float>(i);
        canvas.line(10, y, 30.0F + 56.0F * choice(seed, static_cast<std::uint64_t>(i) + 9), y,
                    Ink{90, 90, 96}, 2);
    }
    if (choice(seed, 2) > 0.5F) {
        canvas.box(48, 74, 40, 40, Ink{150, 190, 220});
    }
    return canvas.take();
}

} // namespace

TexturePtr Textures::kept(const std::string& key, const std::function<TexturePtr()>& make) {
    const auto found = kept_.find(key);
    if (found != kept_.end()) {
        return found->second;
    }
    if (kept_.size() >= mostKept) {
        kept_.clear();
    }
    return kept_[key] = make();
}

TexturePtr Textures::label(const std::string& text, Ink front, Ink back, float widthToHeight) {
    const std::string line = printable(text, 24);
    const std::string key = "label|" + line + '|' +
                            std::to_string(front.red * 65536 + front.green * 256 + front.blue) + '|' +
                            std::to_string(back.red * 65536 + back.green * 256 + back.blue) + '|' +
                            formatFixed(static_cast<double>(widthToHeight), 2);
    return kept(key, [&] {
        constexpr float height = 48;
        Canvas canvas(std::clamp(static_cast<int>(height * widthToHeight), 16, 512), static_cast<int>(height),
                      back);
        const auto width = static_cast<float>(canvas.width());
        const float size = std::min(height * 0.52F, height * 0.52F * (width - 12) /
                                                        Canvas::textWidth(line + "i", height * 0.52F, 3));
        canvas.centred(line, width / 2, height / 2, size, front, size > 16 ? 4 : 2);
        canvas.frame(2, 2, width - 4, height - 4, front, 1);
        return canvas.take();
    });
}

TexturePtr Textures::dial(const Gauge& gauge, bool dark) {
    return kept("dial|" + keyOf(gauge) + (dark ? "d" : ""), [&] { return makeDial(gauge, dark); });
}

TexturePtr Textures::bar(const Gauge& gauge, bool dark) {
    return makeBar(gauge, dark);
}

TexturePtr Textures::digits(const std::string& text, Ink lit, int places) {
    return makeDigits(text, lit, std::clamp(places, 1, 8));
}

TexturePtr Textures::sign(int kind) {
    return kept("sign" + std::to_string(kind), [&] { return makeSign(kind); });
}

TexturePtr Textures::notice(std::uint64_t seed) {
    return kept("notice" + std::to_string(seed), [&] { return makeNotice(seed); });
}

TexturePtr Textures::keyboard(int columns, int rows, std::uint64_t seed) {
    return kept(
        "keys" + std::to_string(columns) + 'x' + std::to_string(rows) + '|' + std::to_string(seed), [&] {
            Canvas canvas(columns * 22 + 6, rows * 22 + 6, Ink{70, 74, 78});
            for (int y = 0; y < rows; ++y) {
                for (int x = 0; x < columns; ++x) {
                    const float pick = choice(seed, indexOf(y, 64, x));
                    const Ink ink =
                        pick > 0.94F ? yellow : (pick > 0.88F ? Ink{90, 140, 190} : Ink{206, 206, 198});
                    canvas.box(static_cast<float>(x * 22 + 6), static_cast<float>(y * 22 + 6), 17, 17, ink);
                    canvas.line(static_cast<float>(x * 22 + 10), static_cast<float>(y * 22 + 15),
                                static_cast<float>(x * 22 + 18), static_cast<float>(y * 22 + 15),
                                Ink{60, 60, 64}, 1);
                }
            }
            return canvas.take();
        });
}

} // namespace vestigo::dataset::synthetic::drawing
