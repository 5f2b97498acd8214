using Microsoft.Extensions.Configuration;
using Portal.Web.Logging;
using Xunit;

namespace Portal.Web.Tests.Logging;

public sealed class LogLevelsTests
{
    [Fact]
    public void Settings_have_the_last_word_whenever_they_were_added()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Logging:LogLevel:Default", "Debug")]);
        LogLevels.AddTo(configuration);
        var levels = configuration.Build().GetSection("Logging:LogLevel");

        Assert.Equal("Debug", levels["Default"]);
        Assert.Equal("Warning", levels["Hangfire"]);
    }
}
