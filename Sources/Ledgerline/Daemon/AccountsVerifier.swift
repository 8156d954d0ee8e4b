import API
import Accounts
import Engine

/// Lets the API ask the accounts.
struct AccountsVerifier: PasswordVerifier {
    let accounts: Accounts
    let clock: any EngineClock

    func verify(userName: String, password: String, remoteAddress: String) -> PasswordVerdict {
        do throws(AccountsError) {
            try accounts.verify(
                userName,
                password: password,
                from: remoteAddress,
                at: clock.read().wall
            )
            return .right
        } catch {
            switch error {
            case .tooManyFailures(let seconds):
                return .tooManyAttempts(retryAfterSeconds: Int(seconds))
            case .file: return .failed(error.description)
            case .wrongPassword, .passwordTooShort, .wrongToken, .tooManyTokens, .unknownToken:
                return .wrong
            }
        }
    }

    func setPassword(_ password: String, of userName: String) -> PasswordChange {
        do throws(AccountsError) {
            try accounts.setPassword(password, of: userName)
            return .done
        } catch .passwordTooShort(let minimum) {
            return .tooShort(minimum: minimum)
        } catch {
            return .failed(error.description)
        }
    }
}
