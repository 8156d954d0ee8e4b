import Foundation

exit(Command.main(CommandLine.arguments).rawValue)
