using System.CommandLine;
using System.Globalization;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Features;
using Portal.Features.Access;
using Portal.Web.Hosting;

namespace Portal.Web.Commands.Access;

/// <summary><c>portal token create|list|revoke</c>: what scripts show in place of a name and a password.</summary>
internal sealed class TokenCommand : Command
{
    public TokenCommand(Terminal console) : base("token", "Makes tokens for the API, lists them, takes them back.")
    {
        Subcommands.Add(new Create(console));
        Subcommands.Add(new List(console));
        Subcommands.Add(new Revoke(console));
    }

    private static string Say(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "";

    private sealed class Create : RowsCommand
    {
        private readonly Argument<string> _name = new("NAME") { Description = "What it is for. Unique." };
        private readonly Option<string> _role = new("--role") { Description = $"One of {string.Join(", ", Role.All.Select(role => role.Name))}.", HelpName = "ROLE", DefaultValueFactory = _ => Role.Auditor.Name };
        private readonly Option<string> _expires = new("--expires") { Description = "After which it opens nothing: days or hours, such as 90d or 12h, or never.", HelpName = "TIME", DefaultValueFactory = _ => "90d" };
        private (string Name, string Role, TimeSpan? Life) _typed;

        public Create(Terminal console) : base("create", "Makes a token. Its secret goes to standard output, this once.", console)
        {
            Arguments.Add(_name);
            Options.Add(_role);
            Options.Add(_expires);
        }

        protected override Verdict Read(ParseResult parsed)
        {
            var (life, verdict) = Lifetime.Parse("--expires", parsed.GetRequiredValue(_expires));
            _typed = (parsed.GetRequiredValue(_name), parsed.GetRequiredValue(_role), life);
            return verdict.And(Role.Parse("--role", _typed.Role).Verdict);
        }

        protected override async Task<Answer<Result>> ActAsync(FolderRows rows, CancellationToken ct)
        {
            var (name, role, life) = _typed;
            var made = await rows.Get<CreateToken>().ExecuteAsync(name, role, life, maker: null, Me, ct);
            if (!made.IsYes) return Answer.No<Result>(made.Verdict);
            var secret = made.Value.Secret.Reveal();
            return Answer.Yes(new Result(secret, new { made.Value.Id, name, role = Role.Find(role)!.Name, secret, made.Value.Expires })
            {
                Note = $"Made the token {name} ({made.Value.Id}), {Role.Find(role)}, {(made.Value.Expires is { } end ? $"until {Say(end)}" : "for ever")}. Its secret is shown this once:",
            });
        }
    }

    private sealed class List(Terminal console) : RowsCommand("list", "Lists tokens, newest first; those taken back or expired too.", console)
    {
        protected override async Task<Answer<Result>> ActAsync(FolderRows rows, CancellationToken ct)
        {
            var tokens = await rows.Get<ListTokens>().ExecuteAsync(by: null, ct);
            return Answer.Yes(new Result(
                Result.Table([
                    ["NAME", "ROLE", "BY", "CREATED", "EXPIRES", "OPENS", "ID"],
                    .. tokens.Select(each => (IReadOnlyList<string>)[
                        each.Name, each.Role?.Name ?? "none", each.By, Say(each.Created), each.Expires is null ? "never" : Say(each.Expires), each.Opens ? "yes" : each.Revoked is null ? "expired" : "taken back", each.Id.ToString()]),
                ]),
                tokens.Select(each => new { each.Id, each.Name, Role = each.Role?.Name, each.By, each.Created, each.Expires, each.Revoked, each.Opens })));
        }
    }

    private sealed class Revoke : RowsCommand
    {
        private readonly Argument<string> _token = new("ID|NAME") { Description = "Which token." };
        private string _typed = "";

        public Revoke(Terminal console) : base("revoke", "Takes a token back: it opens nothing from now on. Again is no fault.", console) => Arguments.Add(_token);

        protected override Verdict Read(ParseResult parsed)
        {
            _typed = parsed.GetRequiredValue(_token);
            return Verdict.Yes;
        }

        protected override async Task<Answer<Result>> ActAsync(FolderRows rows, CancellationToken ct)
        {
            var all = await rows.Get<ListTokens>().ExecuteAsync(by: null, ct);
            var found = all.FirstOrDefault(each => Guid.TryParse(_typed, out var id) ? each.Id == id : string.Equals(each.Name, _typed, StringComparison.OrdinalIgnoreCase));
            if (found is null) return Answer.No<Result>(Verdict.No("token", _typed, "There is no such token.", "Choose one of 'portal token list'."));
            var verdict = await rows.Get<RevokeToken>().ExecuteAsync(found.Id, standing: null, Me, ct);
            return verdict.IsYes ? Answer.Yes(new Result($"The token {found.Name} opens nothing any more.", new { found.Id, found.Name })) : Answer.No<Result>(verdict);
        }
    }
}
