// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mutator.h"

#include "core/base/json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <vector>

namespace vestigo::testing {

namespace {

const std::vector<std::string>& nastyCells() {
    static const std::vector<std::string> cells = {"",
                                                   "nan",
                                                   "null",
                                                   "inf",
                                                   "-inf",
                                                   "1e400",
                                                   "-1e308",
                                                   "1e-320",
                                                   "9007199254740993",
                                                   "-0",
                                                   "0x10",
                                                   "1,5",
                                                   "two",
                                                   "\"",
                                                   "\"a,b\"",
                                                   "\"\"",
                                                   "-1",
                                                   "1e9",
                                                   std::string(5000, 'x'),
                                                   std::string("\0", 1),
                                                   "\xFF\xFE",
                                                   "\xE7\xBA\xBF",
                                                   "2024-05-17T09:32:00Z",
                                                   ",",
                                                   ";",
                                                   "\t",
                                                   "\n",
                                                   "\r",
                                                   "plc-01",
                                                   "retry",
                                                   "%1%2%s%n",
                                                   "=1+1"};
    return cells;
}

Json nastyValue(Random& random) {
    static const std::vector<Json> values = {nullptr,
                                             true,
                                             false,
                                             0,
                                             -1,
                                             1,
                                             0.001,
                                             1e300,
                                             -1e300,
                                             1e-300,
                                             4.0,
                                             64,
                                             1e9,
                                             "",
                                             "x",
                                             "..",
                                             "../x",
                                             "/dev/zero",
                                             ".",
                                             "recording.json",
                                             "video",
                                             "table",
                                             "behavior",
                                             "device",
                                             "a/b/c",
                                             std::string(300, 'x'),
                                             std::string("a\nb"),
                                             "\xE7\xBA\xBF \xC2\x85",
                                             "2024-05-17T09:32:00.5+23:59",
                                             "9999-12-31T23:59:59Z",
                                             "0001-01-01T00:00:00+14:00",
                                             Json::array(),
                                             Json::object(),
                                             Json::array({1}),
                                             Json::array({1e300, -1e300}),
                                             Json::array({nullptr})};
    return values[random.below(values.size())];
}

/// Every value of a document.
void collect(Json& json, std::vector<Json*>& values) {
    values.push_back(&json);
    if (json.is_structured()) {
        for (Json& child : json) {
            collect(child, values);
        }
    }
}

std::string mutateJson(std::string& content, Random& random) {
    Json json = Json::parse(content, nullptr, false);
    if (json.is_discarded()) {
        return {};
    }
    std::vector<Json*> values;
    collect(json, values);
    Json& victim = *values[random.below(values.size())];
    std::string what;
    if (victim.is_array() && !victim.empty() && random.below(2) == 0) {
        victim.push_back(victim[random.below(victim.size())]);
        what = "an entry twice";
    } else if (victim.is_object() && !victim.empty() && random.below(2) == 0) {
        auto entry = victim.begin();
        std::advance(entry, static_cast<std::ptrdiff_t>(random.below(victim.size())));
        what = "without " + entry.key();
        victim.erase(entry);
    } else {
        const Json value = nastyValue(random);
        what = victim.dump().substr(0, 60) + " is " +
               value.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 60);
        victim = value;
    }
    content = json.dump(1, ' ', false, Json::error_handler_t::replace);
    return what;
}

std::string mutateCell(std::string& content, Random& random) {
    std::vector<std::size_t> ends; // of cells
    for (std::size_t i = 0; i < content.size(); ++i) {
        if (content[i] == ',' || content[i] == '\n') {
            ends.push_back(i);
        }
    }
    if (ends.size() < 2) {
        return {};
    }
    const std::size_t cell = random.below(ends.size() - 1);
    const std::string& nasty = nastyCells()[random.below(nastyCells().size())];
    content.replace(ends[cell] + 1, ends[cell + 1] - ends[cell] - 1, nasty);
    return "cell " + std::to_string(cell) + " is " + nasty.substr(0, 40);
}

std::string mutateBytes(std::string& content, Random& random) {
    if (content.empty()) {
        content = "x";
        return "no longer empty";
    }
    const std::size_t at = random.below(content.size());
    const std::size_t length = 1 + random.below(std::min<std::size_t>(64, content.size() - at));
    switch (random.below(5)) {
    case 0:
        content.resize(at);
        return "cut off at " + std::to_string(at);
    case 1:
        content.erase(at, length);
        return "bytes taken out at " + std::to_string(at);
    case 2:
        content.insert(at, content.substr(at, length));
        return "bytes twice at " + std::to_string(at);
    case 3: { // lengths and counts of binary formats
        static const std::array<std::uint8_t, 6> extremes{0x00, 0xFF, 0x7F, 0x80, 0x01, 0x10};
        for (std::size_t i = at; i < std::min(content.size(), at + 4); ++i) {
            content[i] = static_cast<char>(extremes[random.below(extremes.size())]);
        }
        return "extremes at " + std::to_string(at);
    }
    default:
        content[at] = static_cast<char>(random.below(256));
        return "a byte at " + std::to_string(at);
    }
}

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

} // namespace

Mutation mutate(FileSet& files, Random& random) {
    auto entry = files.begin();
    // recording.json decides over all the others: every third time it is the one.
    if (random.below(3) == 0) {
        entry = files.find("recording.json");
    } else {
        std::advance(entry, static_cast<std::ptrdiff_t>(random.below(files.size())));
    }
    Mutation mutation;
    mutation.file = entry->first;
    const bool whole = random.below(4) != 0;
    if (whole && endsWith(entry->first, ".json")) {
        mutation.what = mutateJson(entry->second, random);
    } else if (whole && endsWith(entry->first, ".csv")) {
        mutation.what = mutateCell(entry->second, random);
    }
    if (mutation.what.empty()) {
        mutation.what = mutateBytes(entry->second, random);
    }
    return mutation;
}

} // namespace vestigo::testing
