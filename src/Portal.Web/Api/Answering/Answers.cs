using Portal.Features.Paging;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Answering;

/// <summary>What a "yes" looks like.</summary>
internal static class Answers
{
    /// <summary>Seconds after which it is worth asking for a run again.</summary>
    private const string RetryAfter = "2";

    /// <summary>Here it is.</summary>
    public static IResult Ok<T>(T value) => TypedResults.Json(value, ApiJson.Options);

    /// <summary>A page of a list.</summary>
    public static IResult Page<T, TView>(Page<T> page, Func<T, TView> view) => Ok(new Listed<TView>([.. page.Rows.Select(view)], page.Next, page.Count, page.CountIsCapped ? true : null));

    /// <summary>A page of a list that is read as a whole: there are few of these.</summary>
    /// <param name="all">In an order that stays.</param>
    /// <param name="listing">Which page; its cursor is a row's id.</param>
    /// <param name="id">Of a row.</param>
    /// <param name="view">How it is shown.</param>
    public static IResult Page<T, TView>(IReadOnlyList<T> all, Listing listing, Func<T, Guid> id, Func<T, TView> view)
    {
        if (listing.LimitFault is { } fault) return fault;
        var from = 0;
        if (listing.Cursor is { } cursor)
        {
            from = all.ToList().FindIndex(row => id(row).ToString() == cursor) + 1;
            if (from == 0) return Problems.At(Code.BadParameter, "query:cursor", cursor, "It is no cursor of this list, or its row is gone.", "Begin at the first page again.");
        }

        var page = all.Skip(from).Take(listing.Rows).ToList();
        return Ok(new Listed<TView>([.. page.Select(view)], from + page.Count < all.Count ? id(page[^1]).ToString() : null, listing.WithCount ? all.Count : null));
    }

    /// <summary>A list of one, or of none: names are unique.</summary>
    public static IResult One<T, TView>(T? found, Func<T, TView> view, bool withCount) where T : class =>
        Ok(new Listed<TView>(found is null ? [] : [view(found)], Next: null, withCount ? found is null ? 0 : 1 : null));

    /// <summary>It is made, and this is where it is.</summary>
    public static IResult Made<T>(HttpContext context, string address, T value, string? etag = null)
    {
        context.Response.Headers.Location = address;
        if (etag is not null) context.Response.Headers.ETag = etag;
        return TypedResults.Json(value, ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>A run carries it out.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="run">Its id.</param>
    /// <param name="target">Id of what it is about, where that is one thing.</param>
    public static IResult Ordered(HttpContext context, Guid run, Guid? target = null)
    {
        context.Response.Headers.Location = $"/api/v1/runs/{run}";
        context.Response.Headers.RetryAfter = RetryAfter;
        return TypedResults.Json(new OrderAnswer(run, target), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}
