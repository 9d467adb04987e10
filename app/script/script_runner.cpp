// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/script/script_runner.h"

#include "ui/commands/command_registry.h"

#include <QtCore/QFile>

#include <utility>

namespace vestigo::script {

namespace {

constexpr qint64 longestScript = 1 << 20;
constexpr int turnMs = 20;

Error problemAt(const QString& file, int line, const Text& message, const std::string& argument = {}) {
    Error error;
    error.code = ErrorCode::SyntaxInvalid;
    error.file = file.toStdString();
    if (line > 0) {
        error.place = std::to_string(line);
    }
    error.message = message;
    error.arguments = {argument};
    return error;
}

} // namespace

Result<std::vector<ScriptLine>> readScript(const QString& file,
                                           const ui_commands::CommandRegistry& registry) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        Error error = problemAt(file, 0, VESTIGO_TEXT("Error", "cannot be read"));
        error.code = in.exists() ? ErrorCode::FileUnreadable : ErrorCode::FileMissing;
        return error;
    }
    if (in.size() > longestScript) {
        return problemAt(file, 0, VESTIGO_TEXT("Error", "is too long for a script (1 MiB at most)"));
    }
    const QStringList texts = QString::fromUtf8(in.readAll()).split(QLatin1Char('\n'));
    std::vector<ScriptLine> lines;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QString text = texts[i].trimmed();
        if (text.isEmpty() || text.startsWith(QLatin1Char('#'))) {
            continue;
        }
        QString problem;
        const ScriptLine line{static_cast<int>(i) + 1, ui_commands::splitLine(text, problem)};
        if (!problem.isEmpty()) {
            return problemAt(file, line.number, VESTIGO_TEXT("Error", "a quotation mark is not closed"));
        }
        if (registry.find(line.words.front()) == nullptr) {
            return problemAt(file, line.number, VESTIGO_TEXT("Error", "there is no command \"%1\""),
                             singleLine(line.words.front().toStdString(), 60));
        }
        lines.push_back(line);
    }
    return lines;
}

ScriptRunner::ScriptRunner(ui_commands::CommandRegistry& registry, QString file,
                           std::vector<ScriptLine> lines, QObject* parent)
    : QObject(parent)
    , registry_(registry)
    , file_(std::move(file))
    , lines_(std::move(lines)) {
    timer_.setInterval(turnMs);
    connect(&timer_, &QTimer::timeout, this, &ScriptRunner::next);
}

void ScriptRunner::start() {
    timer_.start();
}

void ScriptRunner::fail(const QString& problem) {
    if (timer_.isActive()) {
        timer_.stop();
        const int line = at_ == 0 ? 0 : lines_[at_ - 1].number;
        Q_EMIT failed(QStringLiteral("%1:%2: %3").arg(file_).arg(line).arg(problem));
    }
}

void ScriptRunner::next() {
    if (waitsFor_) {
        if (!waitsFor_()) {
            return;
        }
        waitsFor_ = nullptr;
    }
    if (at_ >= lines_.size()) {
        timer_.stop();
        Q_EMIT finished();
        return;
    }
    const ScriptLine& line = lines_[at_++];
    const ui_commands::CommandResult result = registry_.run(line.words.front(), line.words.mid(1));
    if (!result.problem.isEmpty()) {
        fail(result.problem);
        return;
    }
    waitsFor_ = result.finished;
}

} // namespace vestigo::script
