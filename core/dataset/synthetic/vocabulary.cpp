// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/vocabulary.h"

#include <cctype>

namespace vestigo::dataset::synthetic {

namespace {

using Choices = std::vector<const char*>;

/// In the order of Verb.
const std::vector<Choices>& choices() {
    static const std::vector<Choices> table = {
        {"read status", "get state", "poll status", "query status", "read state word"},
        {"read values", "get data", "read registers", "read data block", "query tags", "read inputs"},
        {"read alarms", "get alarms", "list alarms", "query events"},
        {"read diagnosis", "get diagnostics", "query diagnostics", "read error buffer"},
        {"read program", "get program", "browse program", "read logic"},
        {"identify", "get identity", "scan unit", "read nameplate"},
        {"publish", "report values", "publish telemetry", "report by exception"},
        {"heartbeat", "ping", "status keep alive"},
        {"page change", "page open", "page view", "list screen"},
        {"write outputs", "set outputs", "write coils", "force outputs", "update outputs"},
        {"start cycle", "run program", "cycle start", "execute job", "begin"},
        {"stop cycle", "end cycle", "halt program", "cycle end"},
        {"move to", "move linear", "goto point", "traverse"},
        {"grip", "set gripper", "close gripper", "vacuum on"},
        {"clamp", "set chuck", "clamp part", "fixture close"},
        {"change tool", "index turret", "tool select", "next tool"},
        {"set speed", "write speed setpoint", "set velocity", "write rpm"},
        {"set route", "assign order", "drive to", "send mission"},
        {"write parameter", "set parameter", "change constant", "write tag", "update setting"},
        {"write limit", "set alarm limit", "change limit"},
        {"acknowledge alarm", "confirm alarm", "ack"},
        {"reset", "clear fault", "reset error"},
        {"login", "logon", "user login", "signin"},
        {"logout", "logoff", "user logout", "signout"},
        {"mode auto", "set mode automatic", "mode automatic"},
        {"mode manual", "set mode manual", "mode jog"},
        {"mode maintenance", "set mode service", "mode maint"},
        {"jog", "inch axis", "step axis", "creep"},
        {"load recipe", "load program", "select order", "set recipe"},
        {"calibrate", "zero sensor", "reference run", "adjust offset"},
        {"firmware begin", "update start", "image open"},
        {"firmware block", "update chunk", "image data"},
        {"firmware verify", "update check", "image seal"},
        {"reboot", "restart", "cold start"},
        {"download logic", "write program", "transfer project", "load block"},
        {"bypass safety", "override interlock", "disable guard"},
        {"delete log", "clear history", "erase journal"}};
    return table;
}

enum class Style : std::uint8_t { UpperSnake, LowerSnake, Camel, Dotted, Kebab };

std::string inStyle(const char* words, Style style) {
    std::string result;
    bool first = true;
    for (const char* letter = words; *letter != '\0'; ++letter) {
        if (*letter == ' ') {
            if (style != Style::Camel) {
                result += style == Style::Dotted ? '.' : style == Style::Kebab ? '-' : '_';
            }
            first = true;
            continue;
        }
        const bool capital = style == Style::UpperSnake || (style == Style::Camel && first);
        result += capital ? static_cast<char>(std::toupper(static_cast<unsigned char>(*letter))) : *letter;
        first = false;
    }
    return result;
}

/// People of one kind: "op.chen", "operator-3", "user17" ...
std::vector<std::string> people(Chance& chance, const std::vector<std::string>& prefixes, int count) {
    static const std::vector<std::string> families = {"chen",   "wang",  "liu",    "novak", "meyer", "garcia",
                                                      "sato",   "kim",   "dubois", "rossi", "singh", "olsen",
                                                      "yilmaz", "costa", "ivanov", "zhao"};
    const std::string prefix = chance.of(prefixes);
    const bool named = prefix.back() == '.';
    std::vector<std::string> names;
    int number = chance.whole(1, 30);
    for (int i = 0; i < count; ++i) {
        number += chance.whole(1, 9);
        names.push_back(prefix + (named ? families[(static_cast<std::size_t>(number)) % families.size()]
                                        : std::to_string(number)));
    }
    return names;
}

} // namespace

Vocabulary drawVocabulary(std::uint64_t plantSeed) {
    Chance chance(plantSeed, "vocabulary");
    Vocabulary vocabulary;
    const Style style = static_cast<Style>(chance.whole(0, 4));
    for (std::size_t k = 0; k < vocabulary.words.size(); ++k) {
        vocabulary.words[k] = inStyle(chance.of(choices()[k]), style);
    }
    vocabulary.operators = people(chance, {"op.", "operator-", "user", "oper."}, chance.whole(2, 4));
    vocabulary.engineers =
        people(chance, {"eng.", "engineer-", "maint.", "tech-", "technician"}, chance.whole(2, 3));
    vocabulary.administrators = people(chance, {"admin", "admin.", "root-", "supervisor"}, 1);
    static const std::vector<std::string> supervision = {"scada", "scada-1",       "hmi-server",
                                                         "wincc", "supervisor-pc", "cell-ctrl"};
    static const std::vector<std::string> history = {"historian", "hist-01", "data-lake", "edge-db",
                                                     "logger"};
    static const std::vector<std::string> planning = {"mes", "mes-app", "erp-bridge", "order-srv",
                                                      "dispatcher"};
    vocabulary.hosts = {chance.of(supervision), chance.of(history), chance.of(planning)};
    vocabulary.workstation =
        chance.of(std::vector<std::string>{"ews-1", "eng-station", "laptop-07", "panel-pc", "office-12"});
    for (int i = 0; i < 40; ++i) {
        vocabulary.strangers.push_back(chance.happens(0.6)
                                           ? "192.0.2." + std::to_string(chance.whole(2, 250))
                                           : "198.51.100." + std::to_string(chance.whole(2, 250)));
    }
    std::vector<std::string> protocols = {"modbus_tcp", "opcua", "s7comm", "ethernet_ip", "mqtt",
                                          "profinet",   "dnp3",  "http",   "melsec",      "bacnet"};
    chance.shuffle(protocols);
    protocols.resize(static_cast<std::size_t>(chance.whole(2, 5)));
    vocabulary.protocols = protocols;
    return vocabulary;
}

} // namespace vestigo::dataset::synthetic
