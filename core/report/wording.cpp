// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/wording.h"

#include "core/base/error.h"
#include "core/report/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace vestigo::report {

namespace {

constexpr std::size_t longestName = 40;

/// Bytes of the UTF-8 character that begins with `lead`.
std::size_t characterBytes(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    return lead < 0xe0 ? 2 : (lead < 0xf0 ? 3 : 4);
}

/// Marks that are not seen but turn or hide what stands beside them (U+061C, U+200B..F, U+2028..E, U+2060..F,
/// U+FEFF).
bool isHiddenMark(const std::string& text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    if (byte(0) == 0xd8 && byte(1) == 0x9c) {
        return true;
    }
    if (byte(0) == 0xc2 && byte(1) < 0xa0) {
        return true; // control characters of Latin-1
    }
    if (byte(0) == 0xef && byte(1) == 0xbb && byte(2) == 0xbf) {
        return true;
    }
    return byte(0) == 0xe2 && ((byte(1) == 0x80 && ((byte(2) >= 0x8b && byte(2) <= 0x8f) ||
                                                    (byte(2) >= 0xa8 && byte(2) <= 0xae))) ||
                               (byte(1) == 0x81 && byte(2) >= 0xa0 && byte(2) <= 0xaf));
}

/// Columns that are not of the contract say their unit at the end of their name ("battery_soc_pct"); it is
/// printed beside the figure.
std::string withoutUnit(const std::string& column) {
    for (const char* ending : {"_mm_s", "_l_min", "_mm", "_nm", "_rpm", "_bar", "_pct", "_kw", "_rad", "_deg",
                               "_ms", "_hz", "_kg", "_a", "_v", "_c", "_s"}) {
        const std::string unit(ending);
        if (column.size() > unit.size() &&
            column.compare(column.size() - unit.size(), unit.size(), unit) == 0) {
            return column.substr(0, column.size() - unit.size());
        }
    }
    return column;
}

std::string withRealMinus(std::string text) {
    if (!text.empty() && text.front() == '-') {
        const bool zero = text.find_first_of("123456789") == std::string::npos;
        text.replace(0, 1, zero ? "" : "\xe2\x88\x92");
    }
    return text;
}

} // namespace

std::string printable(const std::string& text, std::size_t longest) {
    const std::string line = singleLine(text, 4096);
    std::string out;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t bytes =
            std::min(characterBytes(static_cast<unsigned char>(line[at])), line.size() - at);
        if (!isHiddenMark(line, at)) {
            if (characters == longest) {
                return out + "\xe2\x80\xa6";
            }
            out.append(line, at, bytes);
            ++characters;
        }
        at += bytes;
    }
    const auto begin = out.find_first_not_of(' ');
    return begin == std::string::npos ? std::string()
                                      : out.substr(begin, out.find_last_not_of(' ') - begin + 1);
}

std::string probabilityText(double p) {
    if (!std::isfinite(p)) {
        return {};
    }
    if (p >= 0.095) {
        return fmt::format("{:.2f}", p);
    }
    return p >= 0.0001 ? fmt::format("{:.4f}", p) : fmt::format("{:.1e}", p);
}

std::string fixedText(double value, int digits) {
    return std::isfinite(value) ? withRealMinus(fmt::format("{:.{}f}", value, digits)) : std::string();
}

std::string measuredText(double value, const std::optional<double>& spread) {
    if (!std::isfinite(value)) {
        return {};
    }
    const bool known = spread && std::isfinite(*spread) && *spread > 0.0;
    if (!known && std::fabs(value) < 1e7 && value == std::round(value)) {
        return fixedText(value, 0); // counts and switches
    }
    const double unit = known ? *spread : std::fabs(value) / 10.0;
    if (std::fabs(value) >= 1e7 || (unit > 0.0 && unit < 1e-5)) {
        return withRealMinus(fmt::format("{:.2e}", value));
    }
    double places = unit > 0.0 ? std::ceil(-std::log10(unit) - 0.001) : 0.0;
    if (std::fabs(value) >= 1.0) { // far outside of the usual four digits say enough
        places = std::min(places, std::max(0.0, 3.0 - std::floor(std::log10(std::fabs(value)))));
    }
    return fixedText(value, static_cast<int>(std::clamp(places, 0.0, 6.0)));
}

Wording::Wording(const analysis::Analysis& analysis, const Translator& translator)
    : analysis_(analysis)
    , translator_(translator) {
    for (const analysis::TerminalResult& terminal : analysis.terminals) {
        terminals_.emplace(terminal.id, &terminal);
        ++printed_[printable(terminal.name, longestName)];
    }
}

std::string Wording::say(const Text& text) const {
    return translator_.translate(text);
}

std::string Wording::say(const Text& text, const std::vector<std::string>& arguments) const {
    std::vector<Span> spans;
    std::vector<Word> words;
    for (const std::string& argument : arguments) {
        words.push_back({argument, false});
    }
    sentence(spans, text, words);
    return spans.empty() ? std::string() : spans.front().text;
}

void Wording::sentence(std::vector<Span>& spans, const Text& text, const std::vector<Word>& words) const {
    const auto add = [&](const std::string& piece, bool bold) {
        if (piece.empty()) {
            return;
        }
        if (spans.empty() || spans.back().bold != bold) {
            spans.push_back({{}, bold});
        }
        spans.back().text += piece;
    };
    const std::string pattern = translator_.translate(text);
    std::size_t done = 0;
    for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
        const char digit = pattern[i + 1];
        if (pattern[i] != '%' || digit < '1' || digit > '9' ||
            static_cast<std::size_t>(digit - '1') >= words.size()) {
            continue;
        }
        const Word& word = words[static_cast<std::size_t>(digit - '1')];
        add(pattern.substr(done, i - done), false);
        add(word.text, word.bold);
        done = i + 2;
        ++i;
    }
    add(pattern.substr(done), false);
}

std::string Wording::sayMarked(const char* context, const std::string& source) const {
    return printable(translator_.translate({context, source.c_str()}), 300);
}

std::string Wording::list(const std::vector<std::string>& items) const {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        out = i == 0 ? items[i] : say(VESTIGO_TEXT("Report", "%1, %2"), {out, items[i]});
    }
    return out;
}

std::string Wording::name(const std::string& terminal) const {
    const auto found = terminals_.find(terminal);
    const std::string own =
        found == terminals_.end() ? std::string() : printable(found->second->name, longestName);
    const auto alike = printed_.find(own);
    if (!own.empty() && alike != printed_.end() && alike->second > 1) { // figures cut names at their end
        return printable(terminal, 16) + " " + printable(own, 30);
    }
    if (!own.empty()) {
        return own;
    }
    const std::string id = printable(terminal, 40);
    return id.empty() ? say(VESTIGO_TEXT("Report", "unnamed terminal")) : id;
}

std::string Wording::nameAndId(const std::string& terminal) const {
    const std::string own = name(terminal);
    const std::string id = printable(terminal, 24);
    return own.find(id) != std::string::npos || id.empty()
               ? own
               : say(VESTIGO_TEXT("Report", "%1 (%2)"), {own, id});
}

std::string Wording::typeOf(const std::string& terminal) const {
    const auto found = terminals_.find(terminal);
    return found == terminals_.end() ? std::string() : found->second->type;
}

std::string Wording::terminalType(const std::string& type) const {
    const auto known = terminalTypeText(type);
    return known ? say(*known) : printable(type, 40);
}

std::string Wording::anomaly(const std::string& type) const {
    const auto known = anomalyText(type);
    return known ? say(*known) : printable(type, 40);
}

std::string Wording::stream(const std::string& stream) const {
    const auto known = streamText(stream);
    return known ? say(*known) : printable(stream, 40);
}

std::string Wording::feature(const std::string& column) const {
    if (const auto known = featureText(column)) {
        return say(*known);
    }
    const std::size_t point = column.find('.');
    if (point != std::string::npos) {
        if (const auto measure = pictureMeasureText(column.substr(point + 1))) {
            return say(VESTIGO_TEXT("Report", "%1: %2"), {stream(column.substr(0, point)), say(*measure)});
        }
    }
    std::string words = printable(withoutUnit(column), 40);
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
}

std::string Wording::featureWithUnit(const analysis::FeatureWeight& feature) const {
    const std::string unit =
        printable(printedUnit(feature.unit.empty() ? unitOfColumn(feature.name) : feature.unit), 12);
    const std::string words = this->feature(feature.name);
    return unit.empty() ? words : say(VESTIGO_TEXT("Report", "%1, %2"), {words, unit});
}

std::string Wording::quantity(double value, const std::optional<double>& spread,
                              const analysis::FeatureWeight& feature) const {
    const std::string ratio = "_ratio";
    const std::string& column = feature.name;
    const bool isShare = feature.unit.empty() && column.size() > ratio.size() &&
                         column.compare(column.size() - ratio.size(), ratio.size(), ratio) == 0;
    if (isShare) { // "11 %" is read faster than "0.11"
        const std::optional<double> percent = spread ? std::optional<double>(100.0 * *spread) : std::nullopt;
        const std::string number = measuredText(100.0 * value, percent);
        return number.empty() ? number : number + "\xc2\xa0%";
    }
    const std::string unit =
        printable(printedUnit(feature.unit.empty() ? unitOfColumn(column) : feature.unit), 12);
    const std::string number = measuredText(value, spread);
    return unit.empty() || number.empty() ? number : number + "\xc2\xa0" + unit;
}

std::map<std::string, std::string> Wording::terminalNames() const {
    std::map<std::string, std::string> names;
    for (const analysis::TerminalResult& terminal : analysis_.terminals) {
        names.emplace(terminal.id, name(terminal.id));
    }
    for (const analysis::Incident& incident : analysis_.incidents) {
        for (const analysis::Episode& episode : incident.episodes) {
            names.emplace(episode.terminal, name(episode.terminal));
        }
    }
    return names;
}

FigureWords Wording::figureWords() const {
    FigureWords words;
    words.pageOf = say(VESTIGO_TEXT("Report", "page %1 of %2"));
    words.continued = say(VESTIGO_TEXT("Report", "continued"));
    words.incident = say(VESTIGO_TEXT("Report", "Incident %1"));
    words.probability = say(VESTIGO_TEXT("Report", "Probability"));
    words.threshold = say(VESTIGO_TEXT("Report", "threshold %1"));
    words.since = say(VESTIGO_TEXT("Report", "since %1"));
    words.seconds = say(VESTIGO_TEXT("Report", "%1 s"));
    words.more = say(VESTIGO_TEXT("Report", "and %1 more"));
    words.usualChange = say(VESTIGO_TEXT("Report", "usual"));
    words.strongChange = say(VESTIGO_TEXT("Report", "strong change"));
    words.strengthAndQ = say(VESTIGO_TEXT("Report", "%1, q %2"));
    words.firstShown = say(VESTIGO_TEXT("Report", "The figure shows the first %1 of %2 terminals."));
    words.strongestShown = say(VESTIGO_TEXT("Report", "The figure shows the strongest %1 of %2 edges."));
    return words;
}

} // namespace vestigo::report
