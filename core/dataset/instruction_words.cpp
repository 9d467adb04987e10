// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/instruction_words.h"

#include <array>
#include <cctype>
#include <string>

namespace vestigo::dataset {

namespace {

std::string upper(std::string_view text) {
    std::string result;
    for (const char c : text.substr(0, 256)) {
        result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return result;
}

template <std::size_t N>
bool holdsAny(const std::string& text, const std::array<const char*, N>& words) {
    for (const char* word : words) {
        if (text.find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

template <std::size_t N>
bool beginsWithAny(const std::string& text, const std::array<const char*, N>& words) {
    for (const char* word : words) {
        if (text.rfind(word, 0) == 0) {
            return true;
        }
    }
    return false;
}

constexpr std::array<const char*, 16> readingWords{
    "READ",    "GET",       "QUERY",  "POLL", "LIST",     "BROWSE", "SCAN",      "STATUS",
    "PUBLISH", "SUBSCRIBE", "REPORT", "PING", "IDENTIFY", "PAGE",   "SYNC_TIME", "HEARTBEAT"};

} // namespace

InstructionKind kindOfInstruction(std::string_view instruction) {
    const std::string word = upper(instruction);
    if (holdsAny(word, std::array<const char*, 3>{"LOGOUT", "LOGOFF", "SIGNOUT"})) {
        return InstructionKind::Logout;
    }
    if (holdsAny(word, std::array<const char*, 3>{"LOGIN", "LOGON", "SIGNIN"})) {
        return InstructionKind::Login;
    }
    return beginsWithAny(word, readingWords) ? InstructionKind::Read : InstructionKind::Write;
}

std::optional<int> modeSetBy(std::string_view instruction) {
    const std::string word = upper(instruction);
    if (word.find("MODE") == std::string::npos || beginsWithAny(word, readingWords)) {
        return std::nullopt;
    }
    if (holdsAny(word, std::array<const char*, 2>{"MAINT", "SERVICE"})) {
        return 2;
    }
    if (holdsAny(word, std::array<const char*, 2>{"MANUAL", "JOG"})) {
        return 1;
    }
    return word.find("AUTO") != std::string::npos ? std::optional<int>(0) : std::nullopt;
}

int levelOfActor(std::string_view actor) {
    const std::string word = upper(actor);
    if (beginsWithAny(word, std::array<const char*, 3>{"ADMIN", "ROOT", "SUPER"})) {
        return 3;
    }
    if (beginsWithAny(word, std::array<const char*, 4>{"ENG.", "ENGINEER", "MAINT", "TECH"})) {
        return 2;
    }
    return beginsWithAny(word, std::array<const char*, 4>{"OP.", "OPERATOR", "OPER.", "USER"}) ? 1 : 0;
}

} // namespace vestigo::dataset
