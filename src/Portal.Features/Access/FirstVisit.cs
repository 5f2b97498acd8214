using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Connections;

namespace Portal.Features.Access;

/// <summary>A portal without accounts: its first administrator comes with a code that only who started it has seen.</summary>
public sealed class FirstVisit(IDbContextFactory<PortalDb> databases, CreateAccount create, TimeProvider time) : IDisposable
{
    /// <summary>How long a code opens.</summary>
    public static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(60);

    // Without letters and digits that look alike; 5 bits each.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 20, MostFailures = 20;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private string? _code;
    private long _issued;
    private int _failures;

    /// <summary>Whether there is no account yet.</summary>
    public async Task<bool> IsDueAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return !await db.Accounts.AnyAsync(ct).ConfigureAwait(false);
    }

    /// <summary>A new code, "ABCDE-FGHJK-MNPQR-STUVW", in place of the one before. To be shown once, and kept nowhere.</summary>
    public string Issue()
    {
        _code = RandomNumberGenerator.GetString(Letters, Length);
        (_issued, _failures) = (time.GetTimestamp(), 0);
        return string.Join('-', _code.Chunk(5).Select(part => new string(part)));
    }

    /// <summary>Makes the first administrator.</summary>
    /// <param name="code">As it was read off; hyphens, spaces and case do not matter.</param>
    /// <param name="name">Of the account.</param>
    /// <param name="password">Of the account.</param>
    /// <param name="from">Address.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<Guid>> ExecuteAsync(string? code, string name, Secret password, string from, CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (!await IsDueAsync(ct).ConfigureAwait(false)) return No("There is an administrator already.", "Sign in, or ask for an account.");
            if (_code is null || _failures >= MostFailures || time.GetElapsedTime(_issued) > CodeLives)
                return No("No code opens this portal any more.", "Start the portal again, and it prints a new one; or make the account by 'portal user create'.");
            if (!CryptographicOperations.FixedTimeEquals(Bytes(code ?? ""), Bytes(_code)))
            {
                _failures++;
                return No("It is not the code that the portal printed when it started.", "Look for it in the terminal or the service's standard output.");
            }

            var answer = await create.ExecuteAsync(name, password, Role.Administrator.Name, new(name ?? "", from), ct).ConfigureAwait(false);
            if (answer.IsYes) _code = null;
            return answer;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _oneAtATime.Dispose();

    // What was typed stays out of the objection: it may be nearly right.
    private static Answer<Guid> No(string rule, string remedy) => Answer.No<Guid>(Verdict.No("code", null, rule, remedy));

    private static byte[] Bytes(string code) => System.Text.Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsLetterOrDigit)]).ToUpperInvariant());
}
