using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Data.Model;

/// <summary>Times as ticks of UTC, on every database alike: SQLite has no type that orders them.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
