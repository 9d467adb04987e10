// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/keys_page.h"

#include "ui/common/theme.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <array>
#include <utility>

namespace vestigo::ui_commands {

namespace {

/// One block of keys under a heading.
class Block {
public:
    Block(QVBoxLayout* column, const QString& title, QWidget* parent)
        : parent_(parent)
        , grid_(new QGridLayout) {
        auto* head = new QLabel(title, parent);
        head->setFont(ui_common::sizedFont(head->font(), ui_common::textPixels, true));
        head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        column->addWidget(head);
        grid_->setHorizontalSpacing(16);
        grid_->setVerticalSpacing(4);
        grid_->setColumnMinimumWidth(0, 96);
        grid_->setColumnStretch(1, 1);
        column->addLayout(grid_);
        column->addSpacing(12);
    }

    void add(const QString& key, const QString& what) {
        auto* keyLabel = new QLabel(key, parent_);
        keyLabel->setProperty("quiet", true);
        auto* whatLabel = new QLabel(what, parent_);
        grid_->addWidget(keyLabel, row_, 0);
        grid_->addWidget(whatLabel, row_++, 1);
    }

private:
    QWidget* parent_;
    QGridLayout* grid_;
    int row_ = 0;
};

QString keysText(const Command& command) {
    QStringList keys;
    for (const QKeySequence& key : command.keys) {
        keys.append(key == QKeySequence(Qt::Key_Comma)    ? KeysPage::tr(", (comma)")
                    : key == QKeySequence(Qt::Key_Period) ? KeysPage::tr(". (full stop)")
                                                          : key.toString(QKeySequence::NativeText));
    }
    return keys.join(QStringLiteral("  "));
}

void addGroup(const CommandRegistry& registry, CommandGroup group, QVBoxLayout* column, QWidget* parent) {
    Block block(column, groupTitle(group), parent);
    for (const Command& command : registry.commands()) {
        if (command.group == group && !command.keys.isEmpty()) {
            block.add(keysText(command), plainTitle(command).remove(QStringLiteral("…")));
        }
    }
}

void addViews(const std::vector<ViewKey>& keys, QVBoxLayout* column, QWidget* parent) {
    QString view;
    std::unique_ptr<Block> block;
    for (const ViewKey& key : keys) {
        if (key.view != view || !block) {
            view = key.view;
            block = std::make_unique<Block>(column, view, parent);
        }
        block->add(key.key, key.what);
    }
}

} // namespace

QString groupTitle(CommandGroup group) {
    switch (group) {
    case CommandGroup::File:
        return KeysPage::tr("Recording and report");
    case CommandGroup::Incident:
        return KeysPage::tr("Incidents and terminals");
    case CommandGroup::Playback:
        return KeysPage::tr("Video and time");
    case CommandGroup::View:
        return KeysPage::tr("Window");
    case CommandGroup::Help:
        return KeysPage::tr("Help");
    }
    return {};
}

KeysPage::KeysPage(const CommandRegistry& registry, const std::vector<ViewKey>& viewKeys, QWidget* window)
    : Overlay(window, QSize(820, 640)) {
    setObjectName(QStringLiteral("keysPage"));
    setAccessibleName(tr("All keys"));
    setFocusPolicy(Qt::StrongFocus);
    auto* title = new QLabel(tr("All keys"), this);
    title->setFont(ui_common::sizedFont(title->font(), 16, true));
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeKeys"));
    connect(close, &QPushButton::clicked, this, [this] { closeOverlay(); });
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(close);
    auto* page = new QWidget;
    auto* columns = new QHBoxLayout(page);
    columns->setSpacing(32);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    left->setSpacing(6); // else that of the columns
    right->setSpacing(6);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    for (const CommandGroup group : {CommandGroup::Playback, CommandGroup::Incident}) {
        addGroup(registry, group, left, page);
    }
    for (const CommandGroup group : {CommandGroup::File, CommandGroup::View, CommandGroup::Help}) {
        addGroup(registry, group, right, page);
    }
    addViews(viewKeys, right, page);
    left->addStretch(1);
    right->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    scroll->setAccessibleName(tr("All keys"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->addLayout(head);
    column->addWidget(scroll, 1);
}

} // namespace vestigo::ui_commands
