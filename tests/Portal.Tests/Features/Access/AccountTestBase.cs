using Portal.Domain.Access;
using Portal.Domain.Connections;
using Portal.Features;
using Portal.Features.Access;
using Portal.TestKit.Features;

namespace Portal.Tests.Features.Access;

/// <summary>Tests of accounts and what they may do.</summary>
public abstract class AccountTestBase : PortalTests
{
    protected static readonly Who Root = new("root", "command line");
    protected static readonly Secret Password = new("four words in a row");

    protected async Task<Guid> MakeAsync(string name, Role role)
    {
        var answer = await Get<CreateAccount>().ExecuteAsync(name, Password, role.Name, Root, Ct);
        return answer.IsYes ? answer.Value : throw new InvalidOperationException(answer.Verdict.Objections[0].ToString());
    }

    /// <summary>Somebody who signed in just now.</summary>
    protected async Task<Caller> SignedInAsync(Guid account)
    {
        await using var db = Portal.Read();
        var row = (await db.Accounts.FindAsync([account], Ct))!;
        return new(account, row.UserName!, "10.0.0.7", row.SecurityStamp);
    }

    protected Task<Admission> AskAsync<TUseCase>(Caller caller) => Get<Doorman>().AdmitAsync(caller, typeof(TUseCase), Ct);
}
