// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/message_banner.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace vestigo::ui_shell {

namespace {

constexpr int textShare = 1000;  ///< against what is left free
constexpr int longestLine = 900; ///< pixels; longer ones are hard to read

} // namespace

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent)
    , label_(new QLabel(this))
    , undo_(new QPushButton(this)) {
    setObjectName(QStringLiteral("messageBanner"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText); // the text quotes files that we do not trust
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    undo_->setObjectName(QStringLiteral("undoMessage"));
    undo_->hide();
    connect(undo_, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT undoRequested();
    });
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeMessage"));
    close->setAccessibleName(tr("Close the message"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(label_, textShare);
    row->addWidget(undo_, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    row->addStretch(1); // what the text does not need, so that its buttons stand beside it
    hide();
}

void MessageBanner::showError(const QString& what, const QString& where, const QString& remedy) {
    QString text = what;
    if (!where.isEmpty()) {
        text += QStringLiteral("\n") + where;
    }
    if (!remedy.isEmpty()) {
        text += QStringLiteral("\n") + tr("What to do: %1").arg(remedy);
    }
    tell(text, false);
    label_->setAccessibleName(tr("Error: %1").arg(text));
}

void MessageBanner::showNotice(const QString& text) {
    tell(text, true);
    label_->setAccessibleName(text);
}

void MessageBanner::showUndo(const QString& text, const QString& action) {
    showNotice(text);
    undo_->setText(action);
    undo_->setAccessibleName(action + QStringLiteral(": ") + text);
    undo_->show();
}

void MessageBanner::tell(const QString& text, bool notice) {
    undo_->hide();
    label_->setText(text);
    int widest = 0;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        widest = std::max(widest, label_->fontMetrics().horizontalAdvance(line));
    }
    label_->setMaximumWidth(std::min(widest + 4, longestLine));
    setProperty("notice", notice);
    update(); // the frame's hue depends on the property
    show();
}

QString MessageBanner::text() const {
    return label_->text();
}

} // namespace vestigo::ui_shell
