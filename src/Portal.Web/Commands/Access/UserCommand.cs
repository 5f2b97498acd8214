using System.CommandLine;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Features;
using Portal.Features.Access;
using Portal.Web.Hosting;

namespace Portal.Web.Commands.Access;

/// <summary><c>portal user create|reset|list</c>: accounts, from the command line of the machine that has the data folder.</summary>
internal sealed class UserCommand : Command
{
    public UserCommand(Terminal console) : base("user", "Makes accounts, resets their passwords, lists them.")
    {
        Subcommands.Add(new Create(console));
        Subcommands.Add(new Reset(console));
        Subcommands.Add(new List(console));
    }

    private static Argument<string> NameArgument() => new("NAME") { Description = "Of the account." };

    private static Answer<Result> Said(string text, object json) => Answer.Yes(new Result(text, json));

    private sealed class Create : RowsCommand
    {
        private readonly Argument<string> _name = NameArgument();
        private readonly Option<string> _role = new("--role") { Description = $"One of {Roles}.", HelpName = "ROLE", DefaultValueFactory = _ => Role.Administrator.Name };
        private readonly Terminal _console;
        private (string Name, string Role) _typed;

        public Create(Terminal console) : base("create", "Makes an account; its password comes from standard input or PORTAL_PASSWORD.", console)
        {
            _console = console;
            Arguments.Add(_name);
            Options.Add(_role);
        }

        protected override bool MayMake => true;

        protected override Verdict Read(ParseResult parsed)
        {
            _typed = (parsed.GetRequiredValue(_name), parsed.GetRequiredValue(_role));
            return Role.Parse("--role", _typed.Role).Verdict;
        }

        protected override async Task<Answer<Result>> ActAsync(FolderRows rows, CancellationToken ct)
        {
            var (name, role) = _typed;
            var password = await _console.PasswordAsync(ct);
            if (!password.IsYes) return Answer.No<Result>(password.Verdict);
            var made = await rows.Get<CreateAccount>().ExecuteAsync(name, password.Value, role, Me, ct);
            return made.IsYes ? Said($"Made the account {name}, {Role.Find(role)}.", new { id = made.Value, name, role = Role.Find(role)!.Name }) : Answer.No<Result>(made.Verdict);
        }
    }

    private sealed class Reset : RowsCommand
    {
        private readonly Argument<string> _name = NameArgument();
        private readonly Option<string?> _role = new("--role") { Description = $"Gives it another role too: one of {Roles}.", HelpName = "ROLE" };
        private readonly Terminal _console;
        private (string Name, string? Role) _typed;

        public Reset(Terminal console) : base("reset", "Gives an account a new password and unlocks it: the way back for an administrator who is locked out.", console)
        {
            _console = console;
            Arguments.Add(_name);
            Options.Add(_role);
        }

        protected override Verdict Read(ParseResult parsed)
        {
            _typed = (parsed.GetRequiredValue(_name), parsed.GetValue(_role));
            return _typed.Role is { } role ? Role.Parse("--role", role).Verdict : Verdict.Yes;
        }

        protected override async Task<Answer<Result>> ActAsync(FolderRows rows, CancellationToken ct)
        {
            var (name, role) = _typed;
            var password = await _console.PasswordAsync(ct);
            if (!password.IsYes) return Answer.No<Result>(password.Verdict);
            var verdict = await rows.Get<ResetPassword>().ExecuteAsync(name, password.Value, Me, ct);
            if (verdict.IsYes && role is not null)
            {
                var account = (await rows.Get<ListAccounts>().ExecuteAsync(ct)).First(each => string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase));
                verdict = await rows.Get<ChangeRole>().ExecuteAsync(account.Id, role, Me, ct);
            }

            return verdict.IsYes ? Said($"The account {name} has a new password. Whoever is signed in with the old one is not any more.", new { name }) : Answer.No<Result>(verdict);
        }
    }

    private sealed class List(Terminal console) : RowsCommand("list", "Lists accounts with their roles.", console)
    {
        protected override async Task<Answer<Result>> ActAsync(FolderRows rows, CancellationToken ct)
        {
            var accounts = await rows.Get<ListAccounts>().ExecuteAsync(ct);
            return Said(
                Result.Table([["NAME", "ROLE", "CREATED", "LOCKED UNTIL"], .. accounts.Select(each => (IReadOnlyList<string>)[each.Name, each.Role?.Name ?? "none", Say(each.Created), Say(each.LockedUntil)])]),
                accounts.Select(each => new { each.Id, each.Name, Role = each.Role?.Name, each.Created, each.LockedUntil }));
        }

        private static string Say(DateTimeOffset? time) => time is not { } some ? "" : some == LockAccount.ForEver ? "a person unlocks it" : some.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Roles => string.Join(", ", Role.All.Select(role => role.Name));
}
