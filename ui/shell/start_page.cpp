// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include "ui/commands/command_registry.h"
#include "ui/common/theme.h"
#include "ui/shell/command_button.h"

#include <QtCore/QDir>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

namespace {

constexpr int pathRole = Qt::UserRole + 1;
constexpr int pageWidth = 560;

QString shortPath(const QString& path) {
    const QString home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QStringLiteral("~") + path.mid(home.size()) : path;
}

} // namespace

StartPage::StartPage(ui_commands::CommandRegistry& commands, QWidget* parent)
    : QWidget(parent)
    , list_(new QListWidget)
    , recent_(new QWidget) {
    setObjectName(QStringLiteral("startPage"));
    auto* title = new QLabel(tr("Open a recording"));
    title->setFont(ui_common::sizedFont(title->font(), 20, true));
    auto* text = new QLabel(tr("Drop its folder here, or choose its recording.json. Vestigo then looks for "
                               "what was abnormal, where it began, and shows why."));
    text->setWordWrap(true);
    auto* open = commandButton(commands, QStringLiteral("open"), tr("Open recording…"), this);
    open->setProperty("primary", true);
    auto* demo = commandButton(commands, QStringLiteral("open-demo"), tr("Open the demonstration"), this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(open);
    buttons->addWidget(demo);
    buttons->addStretch(1);
    auto* recentTitle = new QLabel(tr("Recent recordings"));
    recentTitle->setFont(ui_common::sizedFont(recentTitle->font(), ui_common::textPixels, true));
    list_->setObjectName(QStringLiteral("recentList"));
    list_->setAccessibleName(tr("Recent recordings"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setMinimumHeight(200);
    auto* recentColumn = new QVBoxLayout(recent_);
    recentColumn->setContentsMargins(0, 16, 0, 0);
    recentColumn->setSpacing(8);
    recentColumn->addWidget(recentTitle);
    recentColumn->addWidget(list_);
    auto* keys = new QLabel(tr("Ctrl K finds any command · ? shows all keys"));
    keys->setProperty("quiet", true);
    auto* page = new QWidget(this);
    page->setMaximumWidth(pageWidth);
    auto* column = new QVBoxLayout(page);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(text);
    column->addLayout(buttons);
    column->addWidget(recent_);
    column->addWidget(keys);
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(page, 100);
    across->addStretch(1);
    auto* whole = new QVBoxLayout(this);
    whole->addStretch(1);
    whole->addLayout(across);
    whole->addStretch(2);
    const auto choose = [this](const QListWidgetItem* item) {
        Q_EMIT openRequested(item->data(pathRole).toString());
    };
    connect(list_, &QListWidget::itemClicked, this, choose);
    connect(list_, &QListWidget::itemActivated, this, choose);
    setFocusProxy(open);
    setRecent({});
}

void StartPage::setRecent(const std::vector<RecentRecording>& recent) {
    list_->clear();
    for (const RecentRecording& one : recent) {
        const QString title = one.site.isEmpty() ? one.name : one.name + QStringLiteral(" · ") + one.site;
        auto* item = new QListWidgetItem(title + QLatin1Char('\n') + shortPath(one.path), list_);
        item->setData(pathRole, one.path);
        item->setSizeHint(QSize(200, 44));
    }
    recent_->setVisible(!recent.empty());
}

} // namespace vestigo::ui_shell
