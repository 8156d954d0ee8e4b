import Foundation

unsafe exit(Command.main(CommandLine.arguments).rawValue)
