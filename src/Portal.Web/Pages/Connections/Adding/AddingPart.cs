using Microsoft.AspNetCore.Components;
using Portal.Domain.Hosts;
using Portal.Features.Connections;

namespace Portal.Web.Pages.Connections.Adding;

/// <summary>A group of questions on the way to a connection.</summary>
public abstract class AddingPart : ComponentBase
{
    /// <summary>What was typed so far.</summary>
    [CascadingParameter]
    internal ConnectionAnswers Answers { get; set; } = new();

    /// <summary>Takes what is typed now.</summary>
    [CascadingParameter(Name = "change")]
    internal Action<ConnectionAnswers> Change { get; set; } = _ => { };

    /// <summary>What speaks against the answer of a field.</summary>
    [CascadingParameter(Name = "no")]
    internal Func<string, string?> No { get; set; } = _ => null;

    /// <summary>What the hosts, or VMM, said that there is; null while nobody was asked.</summary>
    [CascadingParameter]
    internal ConnectionOffer? Found { get; set; }

    /// <summary>The cluster or host that was chosen.</summary>
    internal OfferedPlace? Place => Answers.PlaceIn(Found?.Offer);
}
